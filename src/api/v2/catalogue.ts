/** Label hierarchies, merchant category codes and chart of accounts (contract sections 4.7 and 4.11). */
import { z } from "zod";
import { AccountHolderType, ChartOfAccounts, LabelHierarchy, MccDescription } from "../../model";
import { chartOfAccounts, labelHierarchy, listMccs } from "../../service";
import { operation, type Operation } from "../operation";
import { unknownHolderType } from "./hierarchies";

export const catalogueOperationsV2: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v2/labels/hierarchy/{account_holder_type}",
    summary: "The labels of a type of account holder; needs no key",
    tag: "Labels",
    // As in the documents of 2023; a key does no harm.
    isOpen: true,
    // An unknown type is 400, not 422: the handler reads it.
    params: z.object({ account_holder_type: z.string().min(1) }),
    answers: { 200: { description: "From general to specific", schema: LabelHierarchy } },
    errors: [400],
    async handle(ports, { path }) {
      const type = AccountHolderType.safeParse(path.account_holder_type);
      if (!type.success) return unknownHolderType();
      return { status: 200, body: labelHierarchy(ports, type.data) };
    },
  }),
  operation({
    method: "get",
    path: "/v2/mcc",
    summary: "Merchant category codes, without those of private use",
    tag: "Merchant category codes",
    answers: { 200: { description: "Lowest first", schema: z.array(MccDescription) } },
    async handle(ports) {
      return { status: 200, body: listMccs(ports) };
    },
  }),
  operation({
    method: "get",
    path: "/v2/chart-of-accounts",
    summary: "Labels of businesses by account of the books",
    tag: "Labels",
    answers: { 200: { description: "By account", schema: ChartOfAccounts } },
    async handle(ports) {
      return { status: 200, body: chartOfAccounts(ports) };
    },
  }),
];
