/** The words of where enrichment runs, in Spanish: the choice, the statement, the test and refusals. */
import type { Strings } from "..";
import { isOne, list, number, rows } from "./numbers";
import type { Message } from "../message";

/** Choose another place: the same next step of many problems. */
const OTHERWISE = "O elija «En este equipo» en «Dónde se enriquece».";

export const where: Strings["where"] = {
  heading: "Dónde se enriquece",
  legend: "Enriquecer las filas",
  choices: {
    built_in: "En este equipo",
    own_server: "En su propio servidor",
    hosted: "Con el servicio en línea de Ntropy",
  },
  builtInHint: "Sin clave, sin servidor, sin red. No se envía nada a ninguna parte.",
  address: "Dirección del servidor",
  addressHint: "Por ejemplo, https://ntropy.example.com o http://localhost:8080.",
  addressProblems: {
    empty: "Escriba la dirección de su servidor.",
    not_an_address: "Esto no es una dirección. Debe parecerse a https://ntropy.example.com.",
    not_https:
      "Use https://. Con http:// solo se permite localhost, porque las filas y las claves se podrían leer por el camino.",
    has_secrets:
      "Escriba solo la dirección, sin nombre, contraseña, ? ni #. La clave tiene su propio campo.",
  },
  region: "Región",
  regions: {
    us: "Estados Unidos (api.ntropy.com)",
    eu: "Unión Europea (api.eu.ntropy.com)",
  },
  key: "Clave de API",
  optionalKey: "Clave de API (si el servidor la pide)",
  keyHint: "Nunca se escribe en el libro.",
  keyMissing: "Pegue la clave que le dio Ntropy.",
  keepLegend: "Conservar la clave",
  keep: { session: "Hasta que se cierre este libro", device: "En este dispositivo" },
  keepHint:
    "En este dispositivo: en el almacenamiento del navegador, donde puede leerla quien use esta cuenta.",
  notKept:
    "Este navegador no conserva nada aquí: los ajustes duran hasta que se cierre el libro. Después, vuelva a introducirlos.",
  forget: "Olvidar la clave",
  forgotten: "La clave se ha olvidado.",
  relay: "A través de mi propio servidor",
  relayHint:
    "Si el navegador no puede consultar a Ntropy directamente. Su servidor transmite las filas y la clave.",
  test: "Probar la conexión",
  testing: "Probando…",
  sentence: {
    builtIn: "En este equipo. No se envía nada a ninguna parte.",
    sent: ({ host, through }) =>
      through === null
        ? `Las filas se envían a ${host}.`
        : `Las filas se envían a ${host} a través de ${through}.`,
    incomplete: "Aún incompleto: abra esta sección.",
  },
  limits: (columns) => [
    "Las filas sin importe, fecha, divisa o sentido se enriquecen en este equipo y así se indica en la columna «Note».",
    "La fecha del próximo pago se calcula en este equipo a partir de las mismas filas.",
    ...(columns.length > 0
      ? [`Queda en blanco: ${list(columns)}. El servicio no lo responde.`]
      : []),
    "Las fórmulas se responden siempre en este equipo.",
  ],
  report: {
    ok: (host) => `${host} responde`,
    version: (version, milliseconds) =>
      version === null
        ? `Funciona; tardó ${number(milliseconds)} ms. No indica su versión.`
        : `Funciona; tardó ${number(milliseconds)} ms. Versión ${version}.`,
    problem: connectionMessage,
  },
  consent: {
    title: ({ host }) => `¿Enviar filas a ${host}?`,
    intro: ({ kind, host, through }) =>
      kind === "hosted"
        ? `De entrada, todo se queda en este equipo. A partir de ahora, Enriquecer envía filas a ${host}${through === null ? "" : `, transmitidas por su servidor ${through}`}.`
        : `De entrada, todo se queda en este equipo. A partir de ahora, Enriquecer envía filas a ${host}.`,
    leavesLegend: "Esto sale de este equipo por cada fila que enriquezca:",
    leaves: [
      "la descripción, el importe, la divisa, la fecha y si el dinero entró o salió",
      "el país, si la hoja o la cuenta lo tienen, y un identificador de la fila: su propia columna o un código formado a partir de la fila",
      "el titular de la cuenta: un identificador creado para este libro, su tipo y su nombre, si usted lo indicó",
    ],
    sends: "lo que guarde o envíe en los demás paneles: reglas, categorías, resultados incorrectos",
    furtherLeaves: [
      "el código de actividad del comercio (MCC), si la hoja lo tiene",
      "para un informe: los identificadores de las filas de la hoja, con las categorías y los comercios que figuran en ella",
      "para «¿Por qué esta categoría?», vistas previas, correcciones y modelos: las filas en cuestión y sus categorías",
    ],
    stays:
      "Todo lo demás del libro se queda aquí: otras columnas, otras hojas, el nombre del archivo.",
    who: ({ kind }) =>
      kind === "hosted"
        ? "Las recibe Ntropy Network Inc., según sus condiciones y precios (ntropy.com). Guarda las filas; cada fila enriquecida cuesta un crédito."
        : "Las recibe quien gestiona ese servidor, según sus condiciones. Guarda las filas.",
    once: "Se le pregunta una sola vez por este destino en este dispositivo.",
    agree: ({ host }) => `Enviar filas a ${host}`,
    refuse: "Ahora no",
  },
};

function connectionMessage(
  ...[problem, { kind, host, through }, page]: Parameters<Strings["where"]["report"]["problem"]>
): Message {
  const asked = through ?? host;
  switch (problem.code) {
    case "unreachable":
      return {
        title: `${asked} no responde`,
        text:
          kind === "own_server" || through !== null
            ? "¿Está en marcha el servidor y es correcta la dirección? Ábrala en una pestaña del navegador: si aparece un aviso sobre el certificado, este equipo aún no confía en él."
            : "Compruebe que este equipo tiene conexión. También puede que la red de la empresa bloquee la dirección: pregunte a quien la administra.",
      };
    case "refused_by_browser":
      return {
        title: `${asked} está ahí, pero el navegador no puede consultarlo`,
        text:
          kind === "own_server" || through !== null
            ? `Inicie el servidor con --allow-origin ${page} para que dé permiso a este panel (CORS). Si el navegador pregunta por la red local, pulse Permitir.`
            : "El servicio no permite que las páginas lo consulten (CORS). Use su propio servidor y marque «A través de mi propio servidor».",
      };
    case "insecure":
      return {
        title: "Este panel no puede consultar una dirección http",
        text: "Use una dirección https. Con http solo se permite localhost.",
      };
    case "too_slow":
      return {
        title: `${asked} no respondió a tiempo`,
        text: "Inténtelo de nuevo en un momento; si sigue igual, revise el servidor.",
      };
    case "redirected":
      return {
        title: `${asked} remite a otra dirección`,
        text: "Escriba la dirección a la que remite: las filas y las claves no se reenvían por sí solas.",
      };
    case "wrong_key":
      return {
        title: "La clave no es correcta",
        text: "Péguela otra vez, entera y sin espacios alrededor.",
      };
    case "key_missing":
      return { title: `${asked} pide una clave`, text: "Pegue una en «Clave de API»." };
    case "key_not_allowed":
      return {
        title: "La clave no permite hacer esto",
        text: `Pida una clave que permita enriquecer movimientos. (${problem.message})`,
      };
    case "out_of_credits":
      return {
        title: "La clave es correcta, pero se han agotado sus créditos",
        text: "Compre créditos o espere a que se renueven.",
      };
    case "busy":
      return {
        title: `${asked} está ocupado`,
        text: "Espere un minuto y pruebe otra vez.",
      };
    case "not_ntropy":
      return {
        title: `${asked} no es un servicio de Ntropy`,
        text: `Allí responde otra cosa (${problem.status}). Revise la dirección y la ruta que la sigue.`,
      };
    case "no_relay":
      return {
        title: `${asked} no transmite las consultas`,
        text: `Inicie su servidor con --relay o con --allow-origin ${page}.`,
      };
    case "server_fault":
      return {
        title: `${asked} tiene un fallo (${problem.status})`,
        text: "Inténtelo más tarde o consulte el registro del servidor.",
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
      ? "No se escribió ninguna fila."
      : `${rows(written)} ${isOne(written) ? "está escrita y se conserva" : "están escritas y se conservan"}.`;
  const rest =
    remaining === 0
      ? ""
      : ` Después elija Enriquecer o Continuar para ${isOne(remaining) ? "la" : "las"} ${rows(remaining)} restante${isOne(remaining) ? "" : "s"}.`;
  const end = (title: string, step: string): Message => ({
    title,
    text: `${done} ${step}${rest} ${OTHERWISE}`,
  });
  switch (failure) {
    case "unauthorized":
      return end(`${host} rechaza la clave`, "Pegue la clave correcta en «Dónde se enriquece».");
    case "forbidden":
      return end(
        `${host} no lo permite`,
        `Use una clave que permita enriquecer movimientos. (${message})`
      );
    case "quota_exceeded":
      return end(
        `Se han agotado los créditos de ${host}`,
        "Compre créditos o espere a que se renueven."
      );
    case "busy":
      return end(`${host} está ocupado`, "Lo intentamos varias veces. Espere un minuto.");
    case "network":
      return end(
        `No se puede acceder a ${host}`,
        "Elija «Probar la conexión» en «Dónde se enriquece»."
      );
    case "rejected":
      return end(`${host} no acepta las filas`, message);
    case "engine_failed":
    case "cancelled":
      return end(`${host} no pudo responder`, `Inténtelo otra vez en un momento. (${message})`);
  }
}
