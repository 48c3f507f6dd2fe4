/**
 * The ledger's tables.
 *
 * - Every table begins with the tenant, and so does every index: what may one day be split by tenant
 *   can be.
 * - `place` orders lists: it only grows. Rows of one account holder get theirs while the holder's row is
 *   locked, so that whoever has read a history up to a place misses nothing that was placed before.
 * - `epoch` of an account holder changes whenever its history changes in another way than by rows that
 *   are added at its end, or replaced by one at its end.
 * - Moments are milliseconds since 1970, days are numbers since 1970-01-01, and texts that are found by
 *   are keys (`keys.ts`): every value a caller may send is one that these can hold. What was sent stands
 *   in a `json` column, as it was sent.
 */
import type { Migrations } from "./migrations";

export const LEDGER_MIGRATIONS: Migrations = {
  name: "ledger",
  steps: [
    `
CREATE SEQUENCE ntropy.places;

CREATE TABLE ntropy.holders (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  place bigint NOT NULL DEFAULT nextval('ntropy.places'),
  epoch bigint NOT NULL DEFAULT nextval('ntropy.places'),
  created bigint NOT NULL,
  lower_id text NOT NULL,
  lower_name text NOT NULL,
  holder json NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX holders_by_place ON ntropy.holders (tenant, place);

CREATE TABLE ntropy.transactions (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  holder text COLLATE "C",
  place bigint NOT NULL,
  created bigint NOT NULL,
  day int,
  row json NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX transactions_by_place ON ntropy.transactions (tenant, place);
CREATE INDEX transactions_of_holder ON ntropy.transactions (tenant, holder, place)
  WHERE holder IS NOT NULL;
CREATE INDEX transactions_by_day ON ntropy.transactions (tenant, holder, day, place)
  WHERE holder IS NOT NULL;

CREATE FUNCTION ntropy.renew_epochs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ntropy.holders SET epoch = nextval('ntropy.places')
  WHERE tenant = OLD.tenant
    AND (id = OLD.holder OR (OLD.place = NEW.place AND id = NEW.holder));
  RETURN NULL;
END
$$;
CREATE TRIGGER renew_epochs AFTER UPDATE ON ntropy.transactions FOR EACH ROW
  WHEN (OLD.place = NEW.place OR OLD.holder IS DISTINCT FROM NEW.holder)
  EXECUTE FUNCTION ntropy.renew_epochs();

CREATE TABLE ntropy.batches (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  place bigint NOT NULL DEFAULT nextval('ntropy.places'),
  created bigint NOT NULL,
  updated bigint NOT NULL,
  updated_at text NOT NULL,
  origin text NOT NULL,
  status text NOT NULL,
  progress int NOT NULL,
  batch json NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX batches_by_place ON ntropy.batches (tenant, origin, place);
CREATE INDEX batches_under_way ON ntropy.batches (updated) WHERE status = 'processing';
CREATE INDEX batches_ended ON ntropy.batches (updated) WHERE status <> 'processing';

CREATE TABLE ntropy.batch_items (
  tenant text COLLATE "C" NOT NULL,
  batch text COLLATE "C" NOT NULL,
  start int NOT NULL,
  length int NOT NULL,
  items json NOT NULL,
  PRIMARY KEY (tenant, batch, start)
);

CREATE TABLE ntropy.batch_results (
  tenant text COLLATE "C" NOT NULL,
  batch text COLLATE "C" NOT NULL,
  start int NOT NULL,
  length int NOT NULL,
  holders text[] COLLATE "C" NOT NULL,
  rows json NOT NULL,
  PRIMARY KEY (tenant, batch, start)
);
CREATE INDEX batch_results_of_holders ON ntropy.batch_results USING gin (holders);

CREATE TABLE ntropy.category_sets (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  name json NOT NULL,
  body json NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE ntropy.rulesets (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  name json NOT NULL,
  body json NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE ntropy.documents (
  tenant text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  place bigint NOT NULL DEFAULT nextval('ntropy.places'),
  revision bigint NOT NULL DEFAULT nextval('ntropy.places'),
  created bigint NOT NULL,
  status text COLLATE "C",
  subject text COLLATE "C",
  holder text COLLATE "C",
  document json NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);
CREATE INDEX documents_by_place ON ntropy.documents (tenant, kind, place);
CREATE INDEX documents_by_subject ON ntropy.documents (tenant, kind, subject, place)
  WHERE subject IS NOT NULL;
CREATE INDEX documents_of_holder ON ntropy.documents (tenant, holder) WHERE holder IS NOT NULL;

CREATE TABLE ntropy.files (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (tenant, id)
);
`,
  ],
};
