/** Every word of the add-in, in Spanish. */
import type { Strings } from "..";
import type { ColumnRole } from "../../columns/types";
import type { Note } from "../../model";
import type { OutputField, SkipReason } from "../../run/types";
import { functions } from "./functions";
import { firstRun } from "./first-run";
import { help } from "./help";
import { accountReports } from "./account-reports";
import { cells, count, isOne, list, number, rows } from "./numbers";
import { corrections } from "./corrections";
import { problemMessage } from "./problems";
import { rules } from "./rules";
import { models } from "./models";
import { panels } from "./panels";
import { rowHolders } from "./row-holders";
import { categories } from "./categories";
import { settings } from "./settings";
import { where } from "./where";

function duration(seconds: number): string {
  if (seconds < 1) return "menos de un segundo";
  if (seconds < 90) return count(Math.round(seconds), "segundo", "segundos");
  return count(Math.round(seconds / 60), "minuto", "minutos");
}

const roles: Record<ColumnRole, string> = {
  date: "Fecha",
  description: "Descripción",
  amount: "Importe",
  debit: "Salida",
  credit: "Entrada",
  entry_type: "Entrada o salida",
  currency: "Divisa",
  account: "Cuenta",
  account_holder_id: "Identificador del titular",
  account_holder_type: "Tipo de titular",
  account_holder_name: "Nombre del titular",
  country: "País",
  id: "Identificador de la fila",
  mcc: "Código de actividad del comercio (MCC)",
  balance: "Saldo (no se lee)",
};

const fields: Record<OutputField, string> = {
  label: "Categoría",
  merchant: "Comercio",
  recurrence: "Recurrencia",
  website: "Sitio web",
  logo: "Logotipo",
  mcc: "MCC",
  location: "Lugar",
  person: "Persona",
  intermediaries: "Pagado a través de",
  confidence: "Fiabilidad",
  next_date: "Próxima fecha",
  note: "Nota",
};

/** Rows are feminine. */
const skipReasons: Record<SkipReason, (value: number) => string> = {
  blank: (value) => (isOne(value) ? "vacía" : "vacías"),
  no_description: () => "sin descripción",
  totals_row: () => "con un total",
  header_row: () => "con un encabezado repetido",
  hidden: (value) => (isOne(value) ? "oculta" : "ocultas"),
};

const notes: Record<Note["code"], string> = {
  description_missing: "sin descripción",
  description_too_long: "con una descripción de más de 1024 caracteres",
  amount_missing: "sin importe",
  amount_unreadable: "con un importe ilegible",
  date_missing: "sin fecha",
  date_unreadable: "con una fecha ilegible",
  currency_missing: "sin divisa",
  currency_unknown: "con una divisa desconocida",
  entry_type_missing: "sin sentido (entrada o salida)",
  country_unknown: "con un país desconocido",
  not_enriched: "sin respuesta",
  built_in: "con una respuesta de este equipo",
};

function isNoted(code: string): code is Note["code"] {
  return Object.hasOwn(notes, code);
}

export const es: Strings = {
  language: "es",
  appName: "Ntropy para Excel",
  pageTitle: "Enriquecer movimientos",

  common: { change: "Cambiar", done: "Listo", none: "Ninguna", optional: "opcional" },

  outsideExcel: {
    title: "Esta página es el panel de un complemento de Excel",
    text:
      "Funciona dentro de Excel: agregue el complemento a Excel, abra un libro con movimientos " +
      "bancarios, selecciónelos y elija Enriquecer en la ficha Inicio. Las categorías, los comercios " +
      "y la recurrencia aparecen en columnas junto a sus filas.",
  },

  rows: {
    heading: "Filas",
    reading: "Mirando la hoja…",
    what: (sheet, table, address) =>
      table === null ? `en ${sheet}, ${address}` : `en ${sheet}, tabla ${table}, ${address}`,
    count: rows,
    scopeLabel: "Qué filas",
    scopes: {
      selection: "Filas seleccionadas",
      table: "Toda la tabla",
      region: "Todo el bloque alrededor de la selección",
    },
    hidden: {
      legend: (value) =>
        isOne(value)
          ? "Hay 1 fila oculta. ¿Incluirla?"
          : `Hay ${rows(value)} ocultas. ¿Incluirlas?`,
      exclude: "No, solo las filas que veo",
      include: "Sí, también las filas ocultas",
    },
  },

  mapping: {
    heading: "Columnas leídas",
    sentence: (parts, conventions) =>
      `Se leen ${list(parts)}${conventions.length > 0 ? `; ${conventions.join("; ")}` : ""}.`,
    part: (role, header, letter) =>
      header === null
        ? `${lowered(roles[role])} de la columna ${letter}`
        : `${lowered(roles[role])} de «${header}» (${letter})`,
    roleOf: (header, letter) => (header === null ? `Columna ${letter}` : `${header} (${letter})`),
    unused: "No se lee",
    roles,
    samples: (samples) => (samples.length > 0 ? `por ejemplo, ${samples.join(" · ")}` : "vacía"),
    noDescription: {
      title: "¿Qué columna dice a qué corresponde cada pago?",
      text: "Elija Descripción en la columna con el texto del banco, como «COMPRA TARJETA ACME 0423».",
    },
    noAmount: "No se lee ningún importe: las filas reciben una categoría, pero no la recurrencia.",
    dateOrderLabel: "Fechas",
    dateOrders: {
      dmy: "03/04/2024 es el 3 de abril de 2024",
      mdy: "03/04/2024 es el 4 de marzo de 2024",
      ymd: "2024-04-03 es el 3 de abril de 2024",
    },
    dateOrderAsk: "Elija…",
    dateOrderUncertain: "Las fechas pueden leerse de dos maneras. Compruébelas.",
    dateOrderSentence: {
      dmy: "las fechas son día, mes, año",
      mdy: "las fechas son mes, día, año",
      ymd: "las fechas son año, mes, día",
    },
    decimalLabel: "Números escritos como texto",
    decimals: { ".": "1,234.56", ",": "1.234,56" },
    signLabel: "Importes",
    signs: {
      account: "El signo menos es una salida",
      card: "El signo más es una salida (extracto de tarjeta)",
    },
    signSentence: {
      account: "el signo menos es una salida",
      card: "el signo más es una salida, como en los extractos de tarjeta",
    },
    currencyLabel: "Divisa",
    currencyUnknown: "No se sabe",
    currencyHint: "Para las filas que no indican ninguna.",
    currencyNeeded: "¿En qué divisa están los importes? Sin ella no hay recurrencia.",
    currencySentence: (code) => `los importes están en ${code}`,
  },

  models,

  panels,

  where,

  firstRun,
  help,

  holder: {
    heading: "De quién es la cuenta",
    typeLabel: "Cuenta de",
    types: {
      consumer: "Una persona",
      business: "Una empresa",
      freelance: "Una persona autónoma",
      unknown: "No se sabe",
    },
    nameLabel: "Nombre en la cuenta (opcional)",
    nameHint: "Distingue los traspasos a usted de los pagos a otros.",
    countryLabel: "País de la cuenta",
    countryUnknown: "No se sabe",
    sentence: (type, name, country) =>
      [type, name, country].filter((part) => part !== null && part !== "").join(", "),
  },

  fields: {
    heading: "Columnas que se escriben",
    legend: "Escribir estas columnas",
    names: fields,
    sentence: (names) => list(names),
    nothing: "Elija al menos una columna.",
    logoHint: "Solo la dirección. No se carga ninguna imagen.",
  },

  rowHolders,
  categories,
  settings,

  plan: {
    heading: "Qué va a pasar",
    counting: "Contando filas…",
    toFill: "Por completar",
    toUpdate: "Por actualizar",
    upToDate: "Al día",
    locked: "Cambiadas por usted, no se tocan",
    lockedCells: (value) =>
      isOne(value)
        ? "1 celda que usted cambió o rellenó se queda como está."
        : `${cells(value)} que usted cambió o rellenó se quedan como están.`,
    skipped: "Omitidas",
    skippedWhy: (reason, value, firstRow) =>
      `${number(value)} ${skipReasons[reason](value)} (fila ${firstRow}${value > 1 ? " y otras" : ""})`,
    noted: (code, value, firstRow) =>
      `${rows(value)} ${isNoted(code) ? notes[code] : code}, la primera en la fila ${firstRow}`,
    notedIntro: "Se responden igualmente, con menos indicios:",
    refresh: "Actualizar también las filas que están al día",
    column: (field, letter) => `${field} (${letter})`,
    columns: {
      new: (parts) =>
        `${parts.length === 1 ? "Columna nueva" : "Columnas nuevas"}: ${parts.join(", ")}.`,
      existing: (parts) =>
        `${parts.length === 1 ? "Columna que ya existe" : "Columnas que ya existen"}: ${parts.join(", ")}.`,
    },
    nothing: "Todo está al día.",
  },

  run: {
    enrich: (value) => `Enriquecer ${rows(value)}`,
    enrichPlain: "Enriquecer",
    continueRun: (value) => `Continuar con ${rows(value)}`,
    stop: "Detener",
    stopping: "Deteniendo…",
    undo: "Deshacer la última ejecución",
    undoing: "Deshaciendo…",
    undoHint: (sheet, value) => `${cells(value)} en ${sheet}`,
    progressLabel: "Progreso",
    phases: {
      reading: "Leyendo la hoja",
      enriching: "Enriqueciendo",
      recurrence: "Buscando lo que se repite",
      finishing: "Terminando",
    },
    done: (done, total) => `${number(done)} de ${rows(total)}`,
    speed: (rowsPerSecond) => `${rows(Math.round(rowsPerSecond))} por segundo`,
    left: (seconds) => `quedan ${duration(seconds)}`,
    percent: (done, total) => (total > 0 ? `${Math.floor((done / total) * 100)} por ciento` : ""),
  },

  result: {
    completed: (outcome) =>
      `${rows(outcome.written)} ${isOne(outcome.written) ? "escrita" : "escritas"} en ${duration(outcome.seconds)}`,
    stopped: (outcome) => `Detenido después de ${rows(outcome.written)}`,
    stoppedText: "Lo escrito se conserva. Elija Continuar para seguir donde se detuvo.",
    locked: (value) =>
      isOne(value)
        ? "1 fila no se tocó porque usted la cambió."
        : `${rows(value)} no se tocaron porque usted las cambió.`,
    skipped: (value) => `${rows(value)} ${isOne(value) ? "omitida" : "omitidas"}.`,
    noted: (value) => `${rows(value)} con una nota sobre lo que faltaba.`,
    builtIn: (value) =>
      isOne(value)
        ? "1 fila se enriqueció en este equipo, porque el servicio no la acepta (le falta algo)."
        : `${rows(value)} se enriquecieron en este equipo, porque el servicio no las acepta (les falta algo).`,
    putBack: (value) =>
      isOne(value)
        ? "1 celda cambió mientras escribíamos y se devolvió a su estado."
        : `${cells(value)} cambiaron mientras escribíamos y se devolvieron a su estado.`,
    undone: (outcome) =>
      isOne(outcome.cells)
        ? "1 celda devuelta a su estado anterior"
        : `${cells(outcome.cells)} devueltas a su estado anterior`,
    undoneKept: (outcome) => {
      if (outcome.kept === 0) return "";
      return isOne(outcome.kept)
        ? "1 celda que usted cambió desde entonces no se tocó."
        : `${cells(outcome.kept)} que usted cambió desde entonces no se tocaron.`;
    },
  },

  rules,
  corrections,

  engine: {
    starting: "Preparando…",
    ready: "Funciona en este equipo. No se envía nada a ninguna parte.",
    incomplete: "Indique en «Dónde se enriquece» adónde van las filas.",
    failedTitle: "No se pudo iniciar el enriquecimiento",
    failedText: (message) => `Cierre este panel y ábralo de nuevo. (${message})`,
    memoryTitle: "El historial se conserva solo mientras este libro esté abierto",
    memoryText: (reason) =>
      `Este navegador no da al complemento un almacenamiento duradero (${reason}). Enriquecer y ` +
      "deshacer funcionan como siempre; la recurrencia solo tiene en cuenta lo enriquecido desde que " +
      "se abrió el libro.",
  },

  languageChoice: {
    heading: "Idioma",
    label: "Idioma de este panel",
    excel: "El de Excel",
    hint: "Lo que se escribe en la hoja al enriquecer queda en inglés.",
  },

  about: {
    heading: "Acerca de",
    version: (version) => `Versión ${version} del motor`,
    merchants: (value) => `${count(value, "comercio conocido", "comercios conocidos")}`,
    credits: "Con datos de",
  },

  functions,
  accountReports,

  problems: {
    retry: "Mirar de nuevo",
    of: problemMessage,
  },
};

/** `Fecha` as `fecha`; an abbreviation in it stays. */
function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
