/** What `ntropy serve --help` and `ntropy keys --help` print. */
import { KEYS_TABLE } from "./keys/keys-options";
import { optionsHelp } from "./read-options";
import { SERVE_TABLE } from "./serve-options";

export const SERVE_HELP = `Serves the whole API (v1, v2 and v3) over HTTP, with its data in a folder or on Postgres.

Usage
  ntropy serve [options]

Options
${optionsHelp(SERVE_TABLE)}

Each option may also stand in the environment: --max-body is NTROPY_MAX_BODY. Those that may be
repeated are separated by commas there, those without a value are on or off.
Make a key with ntropy keys create. Everything else is in docs/server.md.
Exit codes: 0 stopped as asked, 1 something failed, 2 it cannot start like this.
`;

export const KEYS_HELP = `API keys of a server: each opens data of its own.

Usage
  ntropy keys create [--name NAME] [--fields a,b,…] [--accounting on|off]
  ntropy keys list
  ntropy keys revoke ID

Options
${optionsHelp(KEYS_TABLE)}

It works on the same storage as ntropy serve, also while that runs. A new key is printed once, to
standard output; kept is only its hash.
Exit codes: 0 all well, 1 something failed, 2 nothing can be done with what was given.
`;
