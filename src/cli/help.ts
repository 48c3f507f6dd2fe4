/** What `ntropy --help` prints. */
export const HELP = `Labels, merchants and recurrence for bank transactions, on this computer alone.

Usage
  ntropy enrich FILE [-o OUT] [options]      each row with label, merchant, recurrence …
  ntropy recurring FILE [-o OUT] [options]   one line for each series of payments that come again
  ntropy income FILE [-o OUT] [options]      one line for each source of income
  ntropy eval GOLD.csv                       measures the answers to labelled rows
  ntropy eval GOLD.csv --categories SETS     measures them in label sets of others
  ntropy serve [options]                     the whole API over HTTP; ntropy serve --help
  ntropy keys create | list | revoke ID      API keys of that server; ntropy keys --help

  FILE is a .csv or .xlsx as banks export them: the table, its columns, its dates and amounts are
  found by themselves. Columns named id, account_holder_id, account_holder_type,
  account_holder_name, country and mcc are taken at their word. MT940, CAMT.053,
  OFX and QIF files are read too.
  OUT ends in .csv, .xlsx (enrich alone) or .jsonl; - is standard output, as JSON lines, and so is
  no OUT at all.

Options
  -o, --out OUT                 where to write
  --account-holder-type TYPE    consumer (unless said otherwise) or business
  --account-holder-name NAME    so that own transfers are recognised
  --currency CODE               of rows that name none, as USD
  --country CODE                where the account is kept, as US
  --categories SET.json         answer in labels of your own (enrich alone), in any language:
                                {"incoming": ["Salary", …], "outgoing": ["Food", …]}
  -h, --help                    this text
  --version                     version

Rows that lack a date, an amount or a currency are answered too, with a note.
Exit codes: 0 all well, 1 something failed, 2 the file cannot be read or nothing can be done with it.
`;
