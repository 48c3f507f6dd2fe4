/**
 * Histories of account holders, kept in this process. Each reading asks the database whether the epoch
 * is still the one that is known (`schema.ts`) and for what was placed since, so that a history is as
 * good as read anew, and rows that nobody replaced stay the same objects.
 */
import type { LedgerRow, TenantId } from "../ledger";
import type { Database } from "./database";
import { keyOf } from "./keys";
import { createRecent } from "./recent";

/** Rows read in one statement: others have their turn between two. */
const PIECE_ROWS = 4_000;

interface History {
  epoch: number;
  /** Place of the last row that was read. */
  last: number;
  rows: LedgerRow[];
}

/** Of an account holder: those placed after `$4` where its epoch is `$3`, else all; `$5` at most. */
const READ_PIECE = `
  SELECT holder.epoch, piece.length, piece.last, piece.json
  FROM ntropy.holders AS holder, LATERAL (
    SELECT count(*) AS length, max(place) AS last, string_agg(json, ',') AS json
    FROM (
      SELECT place, row::text AS json FROM ntropy.transactions
      WHERE tenant = holder.tenant AND holder = holder.id
        AND place > CASE WHEN holder.epoch = $3::bigint THEN $4::bigint ELSE 0 END
      ORDER BY place LIMIT $5::int
    ) AS rows
  ) AS piece
  WHERE holder.tenant = $1 AND holder.id = $2`;

interface Piece {
  epoch: number;
  length: number;
  last: number | null;
  json: string | null;
}

/**
 * Reads histories; of one account holder once for all that ask while it is being read. Kept are at most
 * so many rows of all histories together, those that were read last.
 */
export function historyReader(
  database: Database,
  most: number
): (tenant: TenantId, accountHolderId: string) => Promise<LedgerRow[]> {
  const kept = createRecent<History>(most, ({ rows }) => rows.length + 1);
  const underWay = new Map<
    string,
    { current: Promise<LedgerRow[]>; next: Promise<LedgerRow[]> | null }
  >();

  const read = async (name: string, tenant: string, holder: string): Promise<LedgerRow[]> => {
    let history: History = kept.get(name) ?? { epoch: -1, last: 0, rows: [] };
    const pieceAfter = (epoch: number, last: number): Promise<Piece[]> =>
      database.query<Piece>(READ_PIECE, [tenant, holder, epoch, last, PIECE_ROWS]);
    let reading: Promise<Piece[]> | null = pieceAfter(history.epoch, history.last);
    while (reading !== null) {
      const piece: Piece | undefined = (await reading)[0];
      if (piece === undefined) {
        kept.delete(name);
        return [];
      }
      // The next piece is on its way while this one is parsed.
      const isFull: boolean = piece.last !== null && piece.length >= PIECE_ROWS;
      reading = isFull ? pieceAfter(piece.epoch, piece.last ?? 0) : null;
      history = withPiece(history, piece);
    }
    kept.set(name, history);
    return history.rows;
  };

  const start = (name: string, tenant: string, holder: string): Promise<LedgerRow[]> => {
    const current = read(name, tenant, holder);
    const turn = { current, next: null };
    underWay.set(name, turn);
    const end = (): void => {
      if (underWay.get(name) === turn) underWay.delete(name);
    };
    current.then(end, end);
    return current;
  };

  return async (tenant, accountHolderId) => {
    const [ofTenant, holder] = [keyOf(tenant), keyOf(accountHolderId)];
    const name = JSON.stringify([ofTenant, holder]);
    const turn = underWay.get(name);
    if (turn === undefined) return start(name, ofTenant, holder);
    // What is being read may have begun before something this caller knows to be stored.
    const again = (): Promise<LedgerRow[]> => start(name, ofTenant, holder);
    turn.next ??= turn.current.then(again, again);
    return turn.next;
  };
}

/** A history with what was placed after it; a row that comes again has left its former place. */
function withPiece(history: History, { epoch, last, json }: Piece): History {
  const before = epoch === history.epoch ? history : { last: 0, rows: [] };
  if (last === null || json === null) return { ...before, epoch };
  const added = JSON.parse(`[${json}]`) as LedgerRow[];
  const ids = new Set(added.map(({ transaction }) => transaction.id));
  const staying = before.rows.filter(({ transaction }) => !ids.has(transaction.id));
  return { epoch, last, rows: [...staying, ...added] };
}
