/**
 * Histories of account holders, kept in this process. Each reading asks the database whether the epoch
 * is still the one that is known (`schema.ts`) and for what was placed since, so that a history is as
 * good as read anew, and rows that nobody replaced stay the same objects. What this process stores in
 * the built-in database, which has no other, is added as it is stored and never read back.
 */
import type { LedgerRow, TenantId } from "../ledger";
import type { Database } from "./database";
import { keyOf } from "./keys";
import type { HistoryGrowth, RowToPut } from "./put-rows";
import { createRecent } from "./recent";

/** Rows read in one statement: others have their turn between two. */
const PIECE_ROWS = 4_000;

interface History {
  epoch: number;
  /** Place of the last row that is known. */
  last: number;
  rows: LedgerRow[];
  /** Rows that were stored since: the first `added` of a list that later histories go on with. */
  log: LedgerRow[];
  added: number;
}

export interface Histories {
  /** An account holder's rows, those stored first first. */
  read(tenant: TenantId, accountHolderId: string): Promise<LedgerRow[]>;
  /** Adds rows that were just stored to the histories that are known up to where they begin. */
  grow(growth: readonly HistoryGrowth[], rows: readonly RowToPut[]): void;
}

const emptyHistory = (epoch: number): History => ({ epoch, last: 0, rows: [], log: [], added: 0 });

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
export function createHistories(database: Database, most: number): Histories {
  const kept = createRecent<History>(most, ({ rows, added }) => rows.length + added + 1);
  const nameOf = (tenant: string, holder: string): string => JSON.stringify([tenant, holder]);
  const underWay = new Map<
    string,
    { current: Promise<LedgerRow[]>; next: Promise<LedgerRow[]> | null }
  >();

  const read = async (name: string, tenant: string, holder: string): Promise<LedgerRow[]> => {
    let history: History = merged(kept.get(name) ?? emptyHistory(-1));
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

  return {
    async read(tenant, accountHolderId) {
      const [ofTenant, holder] = [keyOf(tenant), keyOf(accountHolderId)];
      const name = nameOf(ofTenant, holder);
      const turn = underWay.get(name);
      if (turn === undefined) return start(name, ofTenant, holder);
      // What is being read may have begun before something this caller knows to be stored.
      const again = (): Promise<LedgerRow[]> => start(name, ofTenant, holder);
      turn.next ??= turn.current.then(again, again);
      return turn.next;
    },
    grow(growth, rows) {
      const ofHolders = new Map<string, LedgerRow[]>();
      for (const { tenant, row } of rows) {
        const holder = row.transaction.account_holder_id;
        if (holder === null) continue;
        const name = nameOf(keyOf(tenant), keyOf(holder));
        const ofHolder = ofHolders.get(name);
        if (ofHolder === undefined) ofHolders.set(name, [row]);
        else ofHolder.push(row);
      }
      for (const { tenant, holder, epoch, before, last } of growth) {
        const name = nameOf(tenant, holder);
        const history = kept.get(name) ?? (before === null ? emptyHistory(epoch) : null);
        if (history === null || history.epoch !== epoch || history.last !== (before ?? 0)) continue;
        const { log, added } = history;
        // Another history may have gone on with the list; what is not this one's is not in the way.
        if (log.length > added) log.length = added;
        for (const row of ofHolders.get(name) ?? []) log.push(row);
        kept.set(name, { ...history, last, log, added: log.length });
      }
    },
  };
}

/** A history with what was stored since in its place. */
function merged(history: History): History {
  const { epoch, last, rows, log, added } = history;
  if (added === 0) return history;
  return { ...emptyHistory(epoch), last, rows: followedBy(rows, log.slice(0, added)) };
}

/** Rows and those that came after them; a row that comes again has left its former place. */
function followedBy(rows: readonly LedgerRow[], added: readonly LedgerRow[]): LedgerRow[] {
  const last = new Map(added.map((row) => [row.transaction.id, row]));
  const staying = rows.filter(({ transaction }) => !last.has(transaction.id));
  return [...staying, ...added.filter((row) => last.get(row.transaction.id) === row)];
}

/** A history with what was placed after it. */
function withPiece(history: History, { epoch, last, json }: Piece): History {
  const before = epoch === history.epoch ? history : emptyHistory(epoch);
  if (last === null || json === null) return before;
  const added = JSON.parse(`[${json}]`) as LedgerRow[];
  return { ...before, last, rows: followedBy(before.rows, added) };
}
