/** The words of where enrichment runs, in German: the choice, the statement, the test and refusals. */
import type { Strings } from "..";
import { list, number, rows } from "./numbers";
import type { Message } from "../message";

/** Choose another place: the same next step of many problems. */
const OTHERWISE = "Oder wählen Sie „Auf diesem Computer“ unter „Wo angereichert wird“.";

export const where: Strings["where"] = {
  heading: "Wo angereichert wird",
  legend: "Zeilen anreichern",
  choices: {
    built_in: "Auf diesem Computer",
    own_server: "Auf Ihrem eigenen Server",
    hosted: "Mit Ntropys Online-Dienst",
  },
  builtInHint: "Ohne Schlüssel, Server und Netz. Nichts wird gesendet.",
  address: "Adresse des Servers",
  addressHint: "Zum Beispiel https://ntropy.example.com oder http://localhost:8080.",
  addressProblems: {
    empty: "Geben Sie die Adresse Ihres Servers ein.",
    not_an_address: "Das ist keine Adresse. Schreiben Sie sie wie https://ntropy.example.com.",
    not_https:
      "Verwenden Sie https://. Einfaches http:// geht nur mit localhost, denn sonst wären Zeilen und Schlüssel unterwegs lesbar.",
    has_secrets:
      "Geben Sie nur die Adresse ein, ohne Namen, Passwort, ? oder #. Für den Schlüssel gibt es ein eigenes Feld.",
  },
  region: "Region",
  regions: {
    us: "USA (api.ntropy.com)",
    eu: "Europäische Union (api.eu.ntropy.com)",
  },
  key: "API-Schlüssel",
  optionalKey: "API-Schlüssel (falls der Server einen verlangt)",
  keyHint: "Wird nie in die Arbeitsmappe geschrieben.",
  keyMissing: "Fügen Sie den Schlüssel ein, den Sie von Ntropy bekommen haben.",
  keepLegend: "Schlüssel behalten",
  keep: { session: "Bis diese Arbeitsmappe geschlossen wird", device: "Auf diesem Gerät" },
  keepHint:
    "Auf diesem Gerät: im Speicher des Browsers, lesbar für alle, die dieses Benutzerkonto verwenden.",
  notKept:
    "Dieser Browser behält hier nichts: Einstellungen gelten, bis die Arbeitsmappe geschlossen wird. Geben Sie sie dann neu ein.",
  forget: "Schlüssel vergessen",
  forgotten: "Der Schlüssel ist vergessen.",
  relay: "Über meinen eigenen Server",
  relayHint:
    "Wo der Browser Ntropy nicht selbst fragen darf. Ihr Server reicht Zeilen und Schlüssel weiter.",
  test: "Verbindung prüfen",
  testing: "Wird geprüft …",
  sentence: {
    builtIn: "Auf diesem Computer. Nichts wird gesendet.",
    sent: ({ host, through }) =>
      through === null
        ? `Zeilen werden an ${host} gesendet.`
        : `Zeilen werden über ${through} an ${host} gesendet.`,
    incomplete: "Noch nicht vollständig: Öffnen Sie diesen Abschnitt.",
  },
  limits: (columns) => [
    "Zeilen ohne Betrag, Datum, Währung oder Richtung werden auf diesem Computer angereichert; das steht dann in der Spalte „Note“.",
    "Wann eine Zahlung das nächste Mal kommt, wird auf diesem Computer aus denselben Zeilen berechnet.",
    ...(columns.length > 0 ? [`Leer bleibt: ${list(columns)}. Der Dienst liefert das nicht.`] : []),
    "Formeln werden immer auf diesem Computer beantwortet.",
  ],
  report: {
    ok: (host) => `${host} antwortet`,
    version: (version, milliseconds) =>
      version === null
        ? `In Ordnung, nach ${number(milliseconds)} ms. Die Version wird nicht genannt.`
        : `In Ordnung, nach ${number(milliseconds)} ms. Version ${version}.`,
    problem: connectionMessage,
  },
  consent: {
    title: ({ host }) => `Zeilen an ${host} senden?`,
    intro: ({ kind, host, through }) =>
      kind === "hosted"
        ? `Von Haus aus bleibt alles auf diesem Computer. Ab jetzt sendet Anreichern Zeilen an ${host}${through === null ? "" : `, weitergereicht von Ihrem Server ${through}`}.`
        : `Von Haus aus bleibt alles auf diesem Computer. Ab jetzt sendet Anreichern Zeilen an ${host}.`,
    leavesLegend: "Das verlässt diesen Computer, für jede Zeile, die Sie anreichern:",
    leaves: [
      "Beschreibung, Betrag, Währung, Datum, und ob Geld einging oder ausging",
      "das Land, wenn das Blatt oder das Konto eines hat, und eine Kennung der Zeile: Ihre eigene Spalte dafür oder ein Code, der aus der Zeile gebildet wird",
      "der Kontoinhaber: eine für diese Arbeitsmappe erzeugte Kennung, seine Art, und sein Name, falls Sie einen angegeben haben",
    ],
    sends:
      "was Sie in den anderen Bereichen speichern oder senden: Regeln, Kategorien, falsche Ergebnisse",
    furtherLeaves: [
      "der Branchencode (MCC) des Händlers, wenn das Blatt einen hat",
      "für einen Bericht: die Ids der Zeilen des Blattes mit den Kategorien und Händlern, die dort stehen",
      "für „Warum diese Kategorie?“, Vorschauen, Korrekturen und Modelle: die betroffenen Zeilen und Ihre Kategorien",
    ],
    stays:
      "Alles andere in der Arbeitsmappe bleibt hier: übrige Spalten, andere Blätter, der Dateiname.",
    who: ({ kind }) =>
      kind === "hosted"
        ? "Empfänger ist Ntropy Network Inc., zu deren Bedingungen und Preisen (ntropy.com). Die Zeilen werden dort gespeichert; jede angereicherte Zeile verbraucht Guthaben."
        : "Empfänger ist, wer diesen Server betreibt, zu dessen Bedingungen. Die Zeilen werden dort gespeichert.",
    once: "Für dieses Ziel werden Sie auf diesem Gerät nur einmal gefragt.",
    agree: ({ host }) => `Zeilen an ${host} senden`,
    refuse: "Jetzt nicht",
  },
};

function connectionMessage(
  ...[problem, { kind, host, through }, page]: Parameters<Strings["where"]["report"]["problem"]>
): Message {
  const asked = through ?? host;
  switch (problem.code) {
    case "unreachable":
      return {
        title: `${asked} antwortet nicht`,
        text:
          kind === "own_server" || through !== null
            ? "Läuft der Server, und stimmt die Adresse? Öffnen Sie sie in einem Browser-Tab: Erscheint eine Warnung zum Zertifikat, vertraut dieser Computer dem Zertifikat noch nicht."
            : "Prüfen Sie, ob dieser Computer online ist. Auch ein Firmennetz kann die Adresse sperren; fragen Sie, wer es betreut.",
      };
    case "refused_by_browser":
      return {
        title: `${asked} ist da, aber der Browser darf nicht fragen`,
        text:
          kind === "own_server" || through !== null
            ? `Starten Sie den Server mit --allow-origin ${page}, damit er diesem Bereich den Zugriff erlaubt (CORS). Fragt der Browser nach dem lokalen Netz, wählen Sie Zulassen.`
            : "Der Dienst erlaubt Seiten den Zugriff nicht (CORS). Betreiben Sie einen eigenen Server, und kreuzen Sie „Über meinen eigenen Server“ an.",
      };
    case "insecure":
      return {
        title: "Dieser Bereich darf keine http-Adresse aufrufen",
        text: "Verwenden Sie eine https-Adresse. Einfaches http geht nur mit localhost.",
      };
    case "too_slow":
      return {
        title: `${asked} hat nicht rechtzeitig geantwortet`,
        text: "Versuchen Sie es gleich noch einmal; bleibt es so, sehen Sie nach dem Server.",
      };
    case "redirected":
      return {
        title: `${asked} verweist auf eine andere Adresse`,
        text: "Geben Sie die Adresse ein, auf die verwiesen wird: Zeilen und Schlüssel werden nicht von selbst weitergesendet.",
      };
    case "wrong_key":
      return {
        title: "Der Schlüssel ist falsch",
        text: "Fügen Sie ihn noch einmal ein, ganz und ohne Leerzeichen davor und dahinter.",
      };
    case "key_missing":
      return {
        title: `${asked} verlangt einen Schlüssel`,
        text: "Fügen Sie einen unter „API-Schlüssel“ ein.",
      };
    case "key_not_allowed":
      return {
        title: "Der Schlüssel darf das nicht",
        text: `Bitten Sie um einen Schlüssel, der Buchungen anreichern darf. (${problem.message})`,
      };
    case "out_of_credits":
      return {
        title: "Der Schlüssel stimmt, aber sein Guthaben ist aufgebraucht",
        text: "Kaufen Sie Guthaben, oder warten Sie, bis es erneuert wird.",
      };
    case "busy":
      return {
        title: `${asked} ist ausgelastet`,
        text: "Warten Sie eine Minute, und prüfen Sie dann noch einmal.",
      };
    case "not_ntropy":
      return {
        title: `${asked} ist kein Dienst von Ntropy`,
        text: `Dort antwortet etwas anderes (${problem.status}). Prüfen Sie die Adresse und den Pfad dahinter.`,
      };
    case "no_relay":
      return {
        title: `${asked} reicht Anfragen nicht weiter`,
        text: `Starten Sie Ihren Server mit --relay oder mit --allow-origin ${page}.`,
      };
    case "server_fault":
      return {
        title: `${asked} hat eine Störung (${problem.status})`,
        text: "Versuchen Sie es später noch einmal, oder sehen Sie in das Protokoll des Servers.",
      };
  }
}

/** What a run says that its destination ended: what is done, and the next step. */
export function serviceMessage(
  problem: Extract<Parameters<Strings["problems"]["of"]>[0], { code: "service" }>
): Message {
  const { failure, host, message, written, remaining } = problem;
  const done =
    written === 0
      ? "Es wurde keine Zeile geschrieben."
      : `Geschrieben und behalten: ${rows(written)}.`;
  const rest =
    remaining === 0
      ? ""
      : ` Wählen Sie danach Anreichern oder Weiter für ${remaining === 1 ? "die übrige" : "die übrigen"} ${rows(remaining)}.`;
  const end = (title: string, step: string): Message => ({
    title,
    text: `${done} ${step}${rest} ${OTHERWISE}`,
  });
  switch (failure) {
    case "unauthorized":
      return end(
        `${host} weist den Schlüssel zurück`,
        "Fügen Sie unter „Wo angereichert wird“ den richtigen Schlüssel ein."
      );
    case "forbidden":
      return end(
        `${host} erlaubt das nicht`,
        `Verwenden Sie einen Schlüssel, der Buchungen anreichern darf. (${message})`
      );
    case "quota_exceeded":
      return end(
        `Das Guthaben bei ${host} ist aufgebraucht`,
        "Kaufen Sie Guthaben, oder warten Sie, bis es erneuert wird."
      );
    case "busy":
      return end(
        `${host} ist ausgelastet`,
        "Wir haben es mehrmals versucht. Warten Sie eine Minute."
      );
    case "network":
      return end(
        `${host} ist nicht zu erreichen`,
        "Wählen Sie „Verbindung prüfen“ unter „Wo angereichert wird“."
      );
    case "rejected":
      return end(`${host} nimmt die Zeilen nicht an`, message);
    case "engine_failed":
    case "cancelled":
      return end(
        `${host} konnte nicht antworten`,
        `Versuchen Sie es gleich noch einmal. (${message})`
      );
  }
}
