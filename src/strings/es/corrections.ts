/** The words of the selected row, of wrong results and of what is learned from them, in Spanish. */
import type { Strings } from "..";
import { count, isOne, list, number, rows } from "./numbers";

const quoted = (text: string) => `«${text}»`;
const correctionCount = (value: number): string => count(value, "corrección", "correcciones");

export const corrections: Strings["corrections"] = {
  row: {
    heading: "Fila seleccionada",
    nothing: "Seleccione una fila de la tabla para ver por qué tiene esa respuesta.",
    where: (sheetRow, description) => `Fila ${number(sheetRow)}: ${description}`,
    why: "¿Por qué esta categoría?",
    hide: "Ocultar",
    report: "Informar de un resultado incorrecto",
    makeRule: "Crear una regla con esta fila",
    looking: "Consultando…",
  },

  why: {
    heading: "Por qué esta respuesta",
    because: {
      knowledge: (detail) => `${quoted(detail)} en la descripción es un comercio conocido`,
      website: (detail) => `el sitio web ${quoted(detail)} figura en la descripción`,
      mcc: (detail) => `el código de actividad del comercio ${detail}`,
      words: (detail) => `${quoted(detail)} en la descripción`,
      rail: (detail) => `${quoted(detail)} en la descripción gestiona pagos para otros`,
      model: (detail) => `la suposición más probable a partir de ${quoted(detail)}`,
      "custom model": (detail) => `su modelo ${quoted(detail)}`,
      "holder name": (detail) => `${quoted(detail)} es el nombre del titular de la cuenta`,
      input: (detail) => `venía dado en la fila (${detail})`,
      rule: (detail) => `su regla: ${detail}`,
      correction: (detail) => `una corrección que usted enseñó: ${detail}`,
      user: (detail) => `usted corrigió este movimiento a ${quoted(detail)}`,
    },
    sources: {
      counterparty: "Comercio",
      person: "Persona",
      intermediary: "Pagado a través de",
      category: "Categoría",
      location: "Lugar",
    },
    unknownRule: "una que ya no existe",
    rulePlace: (place) => `la número ${place} de su lista`,
    decidingRules: "Reglas mencionadas",
    editRule: "Editar la regla",
    holderRule: "una propia de esta cuenta",
    unknownCorrection: "una que ya no existe",
    nothing: "no se encontró en esta descripción",
    line: (value, reason) => `${quoted(value)}. Motivo: ${reason}`,
    plain: quoted,
    confidence: (percent) =>
      `Seguro al ${number(percent)} por ciento: de 100 respuestas así aciertan unas ${number(percent)}.`,
    edited: (field) => `${field}: usted cambió esta celda. Se queda como está.`,
    cleared: (field) => `${field}: usted vació esta celda. Se queda vacía.`,
    foreign: (field) => `${field}: esta celda la rellenó otra persona y no se toca.`,
    engineSaid: (value) => `Sin sus reglas y correcciones sería ${quoted(value)}.`,
    wouldChange: (value, reason) =>
      `Si se enriquece de nuevo, la categoría sería ahora ${quoted(value)}${reason === "" ? "" : `. Motivo: ${reason}`}.`,
    notKept: "Esta fila aún no se ha enriquecido. Esta sería su respuesta.",
    builtIn:
      "El servicio elegido no indica sus motivos. Estos son los que se aplicarían en este equipo.",
  },

  form: {
    heading: "Informar de un resultado incorrecto",
    intro: "Indique lo que esperaba. Deje como está lo que sea correcto.",
    fields: {
      merchant: "Comercio",
      person: "Persona",
      website: "Sitio web",
      label: "Categoría",
      location: "Lugar",
      mcc: "MCC",
      recurrence: "Recurrencia",
      notes: "Notas",
    },
    websiteHint: "Por ejemplo, netflix.com.",
    mccHint: "Cuatro cifras; varios, con comas.",
    notesHint: "Qué más deberíamos saber (opcional).",
    unchanged: "Como está",
    recurrences: {
      "one off": "Una vez",
      recurring: "Se repite",
      subscription: "Suscripción",
    },
    faults: {
      nothing: "Cambie al menos un campo o escriba una nota.",
      mcc: "Un MCC debe tener cuatro cifras, como 5411.",
      website: "Escriba el sitio web así: netflix.com.",
      both: "Espere un comercio o una persona, no ambos.",
    },
    learn: {
      legend: "Responder así también otros pagos como este",
      none: "No, solo informar",
      counterparty: (name) => `Todos los pagos con ${quoted(name)}`,
      words: (words) => `Descripciones con ${quoted(words)}`,
      incoming: "solo entradas",
      outgoing: "solo salidas",
      both: "entradas y salidas",
    },
    preview: {
      looking: "Revisando la hoja…",
      matched: (matched, all) => `Afecta a ${rows(matched)} de ${number(all)} en esta hoja.`,
      changed: (changed) =>
        `${rows(changed)} ${isOne(changed) ? "tendría" : "tendrían"} otra respuesta.`,
      unchanged: "Ninguna de ellas tendría otra respuesta.",
      overrides: (value) => `Sustituye a ${correctionCount(value)} de antes.`,
      change: (before, after) => `${before} → ${after}`,
      empty: "(nada)",
    },
    send: "Informar",
    sendAndLearn: "Informar y aprender",
    sending: "Enviando…",
    makeRule: "Crear una regla en su lugar",
    cancel: "Cancelar",
    done: {
      reported: "Informado.",
      learned: "Informado y aprendido.",
      onlyLearned: "Aprendido. No se informó, porque la fila aún no se ha enriquecido.",
      notEnriched: {
        title: "La fila aún no se ha enriquecido",
        text: "Enriquézcala primero y después informe de ella.",
      },
      again: "Enriquezca de nuevo para verlo en la hoja.",
      builtIn:
        "El informe se envió al servicio elegido. Lo aprendido se guarda en este equipo y solo actúa donde las filas se enriquecen en este equipo.",
    },
  },

  scope: {
    label: "Aprenderlo para",
    everyone: "Todos",
    holder: (name) => (name === null ? "Solo la cuenta de este libro" : `Solo ${name}`),
    hint: "Los pagos de otros titulares quedan como están, salvo que sea para todos.",
    forEveryone: "Para todos",
    forHolder: (name) =>
      name === null ? "Solo para la cuenta de este libro" : `Solo para ${name}`,
    forOther: (id) => `Solo para otra cuenta (${id})`,
  },

  reports: {
    heading: "Sus informes",
    filter: "Mostrar",
    all: "Todos",
    statuses: {
      open: "Abierto",
      pending: "En estudio",
      resolved: "Resuelto",
      rejected: "Rechazado",
    },
    empty: {
      title: "No hay informes",
      text: "Seleccione en la hoja una fila incorrecta y elija «Informar de un resultado incorrecto» en la pestaña Enriquecer.",
    },
    emptyFilter: "Ningún informe tiene este estado.",
    status: "Estado",
    expected: (parts) => `Se esperaba: ${list(parts)}`,
    part: (field, value) => `${field} ${quoted(value)}`,
    reason: (text) => `Motivo: ${text}`,
    transaction: (id) => `Movimiento ${id}`,
    withdraw: "Retirar",
    withdrawLabel: (what) => `Retirar el informe: ${what}`,
    withdrawn: (forgotten) =>
      forgotten === 0
        ? "Retirado."
        : `Retirado; lo aprendido de él se ha olvidado (${correctionCount(forgotten)}). Enriquezca de nuevo para recuperar las respuestas.`,
    decided: (status) => `El informe está ahora: ${status}.`,
    reject: {
      reason: "¿Por qué se rechaza?",
      hint: "Opcional: se muestra junto al informe.",
      confirm: "Rechazar",
      cancel: "Cancelar",
    },
    remote: "El servicio elegido decide qué pasa con estos informes.",
    more: "Mostrar más",
    loading: "Cargando…",
  },

  learned: {
    heading: "Correcciones aprendidas",
    intro:
      "Lo que usted enseñó. Cada una se puede desactivar o eliminar; al enriquecer de nuevo vuelven las respuestas.",
    builtIn: "Solo actúan donde las filas se enriquecen en este equipo.",
    empty:
      "Aún no se ha aprendido nada. Informe de un resultado incorrecto o aprenda de sus cambios.",
    about: (pattern, expected) => `${pattern}: ${list(expected)}`,
    on: "Activa",
    toggleLabel: (what) => `Activa: ${what}`,
    switchedOff: "Desactivada. Enriquezca de nuevo para recuperar las respuestas.",
    switchedOn: "Activada. Enriquezca de nuevo para verlo en la hoja.",
    remove: "Eliminar",
    removeLabel: (what) => `Eliminar: ${what}`,
    removed: "Eliminada. Enriquezca de nuevo para recuperar las respuestas.",
    undo: "Deshacer",
    restored: "Está de vuelta.",
  },

  edits: {
    heading: "Aprender de mis cambios",
    intro:
      "Cambie categorías, comercios, personas, sitios web o lugares en nuestras columnas y deje que busque qué aprender.",
    find: "Mirar mis cambios",
    finding: "Mirando sus cambios…",
    none: {
      title: "No se encontraron cambios",
      text: "Cambie una celda de una columna nuestra, por ejemplo una categoría, y mire otra vez.",
    },
    found: (groups, edited) =>
      `${count(groups, "cosa", "cosas")} que aprender de ${rows(edited)} que usted cambió.`,
    known: (value) => `${rows(value)} ${isOne(value) ? "dice" : "dicen"} lo que ya se respondería.`,
    unlike: (value) =>
      `De ${rows(value)} no se puede aprender: nada indica qué pagos se les parecen.`,
    change: (field, before, after) => `${field}: ${before} → ${after}`,
    count: (value) => `${rows(value)} con cambios`,
    alike: (value) =>
      value === 0
        ? "Ninguna otra fila se le parece."
        : `${rows(value)} más ${isOne(value) ? "cambiaría" : "cambiarían"}.`,
    conflict: "Usted cambió estas de formas distintas. Elija la correcta.",
    choose: "Elija…",
    option: (value, edited) => `${value} (${rows(edited)})`,
    several: "varias",
    both: {
      title: "Un comercio y una persona",
      text: "Eligió ambos para los mismos pagos. Quite uno de ellos para aprender el resto.",
    },
    learn: (value) => `Aprender ${correctionCount(value)}`,
    learning: "Aprendiendo…",
    learned: (value) =>
      `${count(value, "corrección aprendida", "correcciones aprendidas")}. Enriquezca de nuevo para las demás filas.`,
    withdraw: (value) => `Deshacer: retirar ${correctionCount(value)}`,
    withdrawn: (value) =>
      value === 0
        ? "Estas correcciones ya no estaban."
        : `Se ${value === 1 ? "retiró" : "retiraron"} ${correctionCount(value)}. Enriquezca de nuevo para recuperar las respuestas.`,
  },

  again: (value) => `Enriquecer de nuevo ${rows(value)}`,

  failed: {
    title: "No se cambió nada",
    text: (message) => `Inténtelo de nuevo. (${message})`,
  },
  retry: "Intentarlo de nuevo",
};
