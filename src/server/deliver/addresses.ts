/** Which network addresses webhooks may be delivered to. */
import { BlockList, isIPv4 } from "node:net";

/** Where clouds keep the secrets of their machines: nobody's receiver lives there. */
const NEVER = blockList([
  ["169.254.0.0", 16],
  ["100.100.100.200", 32],
  ["168.63.129.16", 32],
  ["fe80::", 10],
  ["fd00:ec2::", 32],
]);

/** This computer and networks that are not the internet. */
const PRIVATE = blockList([
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
  ["::", 127],
  ["fc00::", 7],
  ["fec0::", 10],
  ["ff00::", 8],
  // Addresses that lead to IPv4 ones through a gateway.
  ["64:ff9b::", 96],
  ["2002::", 16],
]);

/** Whether an IP address may be delivered to. IPv4 addresses written as IPv6 are told as IPv4. */
export function isAllowedAddress(address: string, allowsPrivate: boolean): boolean {
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  if (NEVER.check(address, family) || leadsToMetadata(address)) return false;
  return allowsPrivate || !PRIVATE.check(address, family);
}

/** 169.254.0.0/16 through a NAT64 or 6to4 gateway. */
function leadsToMetadata(address: string): boolean {
  return /^64:ff9b::a9fe:/i.test(address) || /^2002:a9fe:/i.test(address);
}

function blockList(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIPv4(net) ? "ipv4" : "ipv6");
  return list;
}
