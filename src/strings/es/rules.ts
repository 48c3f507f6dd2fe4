/** The words of the panel of rules, in Spanish. */
import type { Strings } from "..";
import type { EditableProperty, RuleProperty } from "../../model";
import { settings } from "./settings";
import { cells, count, list, number, rows } from "./numbers";

const ruleCount = (value: number): string => count(value, "regla", "reglas");

const properties: Record<RuleProperty, string> = {
  description: "descripción",
  merchant: "comercio",
  website: "sitio web",
  logo: "logotipo",
  merchant_id: "identificador del comercio",
  location: "lugar",
  person: "persona",
  transaction_type: "tipo de movimiento",
  amount: "importe",
  entry_type: "sentido",
  account_holder_type: "tipo de titular",
  account_holder_id: "identificador del titular",
  account_holder_name: "nombre del titular",
  country: "país",
};
const FEMININE: readonly RuleProperty[] = ["description", "person"];
const withArticle = (property: RuleProperty): string =>
  `${FEMININE.includes(property) ? "la" : "el"} ${properties[property]}`;

const tests = {
  contains: "contiene",
  is: "es",
  starts_with: "empieza por",
  ends_with: "termina en",
};
const negatedTests: typeof tests = {
  contains: "no contiene",
  is: "no es",
  starts_with: "no empieza por",
  ends_with: "no termina en",
};
const amountTests = {
  ">": "es superior a",
  ">=": "es al menos",
  "<": "es inferior a",
  "<=": "es como máximo",
  "==": "es exactamente",
};

const types = { string: "un texto", number: "un número", boolean: "un sí o no" };

const quoted = (text: string) => `«${text}»`;
const labels = (names: readonly string[]) => list(names.map(quoted));
const notBefore = (isNot: boolean) => (isNot ? "no " : "");

export const rules: Strings["rules"] = {
  tab: "Reglas",
  intro:
    "Una regla cambia una respuesta siempre que se cumple su condición. Las reglas se aplican de arriba abajo.",

  scope: {
    label: "Reglas para",
    everyone: "Todos",
    own: "La cuenta de este libro",
    ownNamed: (name) => `${name} (este libro)`,
    unnamed: (id) => `Cuenta sin nombre (${id})`,
    hint: "Las reglas de una sola cuenta se aplican después de las de todos.",
    savedTo: (holder, host) =>
      `Se guardará ${host === null ? "en este equipo" : `en ${host}`}, ${holder === null ? "para todos" : `solo para una cuenta: ${holder}`}.`,
    closed:
      "Ahora se muestran otras reglas que antes. La regla que estaba editando no está entre ellas: se cerró y queda como estaba.",
  },

  list: {
    label: "Reglas por orden",
    reading: "Leyendo las reglas…",
    add: "Regla nueva",
    fromRow: "Regla a partir de la fila seleccionada",
    noRow: "Seleccione primero en la hoja una celda de la fila y elija esto otra vez.",
    more: "Importar, exportar y contar",
    importFile: "Importar…",
    exportFile: "Exportar como archivo",
    count: "Contar las filas de nuevo",
    counting: (done, total) => `Contando filas: ${number(done)} de ${number(total)}`,
    uncounted: (value) =>
      `Esta hoja tiene ${rows(value)}: con cuántas coincide cada regla se cuenta cuando usted lo pida.`,
    countNow: "Contar las filas",
    stopCounting: "Dejar de contar",
    empty: {
      title: "Todavía no hay reglas",
      text: "Seleccione una fila cuya categoría o comercio sea incorrecto y elija «Regla a partir de la fila seleccionada». O escriba una propia con «Regla nueva».",
    },
    emptyHolder: {
      title: "No hay reglas solo para esta cuenta",
      text: "Las reglas para todos también se aplican aquí. Con «Regla nueva» crea una que vale solo para esta cuenta.",
    },
    retry: "Reintentar",
    failed: "No se pudieron leer las reglas",
  },

  item: {
    position: (position, total) => `Regla ${position} de ${total}`,
    off: "Desactivada",
    here: (value) => (value === 0 ? "ninguna fila de esta hoja" : `${rows(value)} de esta hoja`),
    never: "nunca usada",
    used: (value, day) => `usada en ${rows(value)} en total, la última vez el ${day}`,
    drag: "Arrastrar a otro lugar",
    edit: "Editar",
    actions: "Más acciones",
    duplicate: "Duplicar",
    moveUp: "Subir",
    moveDown: "Bajar",
    switchOn: "Activar",
    switchOff: "Desactivar",
    remove: "Eliminar",
    keys: "Alt con las flechas arriba y abajo mueve una regla.",
  },

  done: {
    moved: (position, total) => `Movida al lugar ${position} de ${total}.`,
    switchedOn: "Regla activada.",
    switchedOff: "Regla desactivada. Conserva su lugar.",
    removed: "Regla eliminada.",
    duplicated: "Regla duplicada.",
    saved: "Regla guardada. Se aplica a lo que se enriquezca a partir de ahora.",
    savedApplying: (value) => `Regla guardada. Aplicándola a ${rows(value)}…`,
    applied: (value) => `Regla guardada y aplicada: ${rows(value)} escritas.`,
    applyingFailed:
      "Regla guardada, pero no se aplicó a las filas. Mire en la pestaña «Enriquecer» por qué.",
    undone: "Deshecho.",
    notUndone: "Las celdas no se han restaurado. Mire en la pestaña Enriquecer por qué.",
    renewing: (value) => `Poniendo al día ${rows(value)}…`,
    renewed: (value) => `${rows(value)} ${value === 1 ? "puesta" : "puestas"} al día.`,
    notRenewed: "Las filas no se pusieron al día. Mire en la pestaña «Enriquecer» por qué.",
    undoneBoth: "Deshecho: las reglas están como estaban, y las celdas también.",
    otherTable:
      "Hay otra tabla delante, así que no se cambió ninguna fila. Vuelva a la tabla que se examinó e inténtelo otra vez.",
    ranSince:
      "Desde entonces se ha vuelto a enriquecer, así que las celdas no se tocaron. La última ejecución se deshace en la pestaña «Enriquecer».",
    imported: (value) => `${ruleCount(value)} ${value === 1 ? "importada" : "importadas"}.`,
    exported: (value) => `${ruleCount(value)} ${value === 1 ? "exportada" : "exportadas"}.`,
    undo: "Deshacer",
    undoBoth: "Deshacer la regla y las celdas",
    undoRows: "Deshacer en la hoja",
  },

  renewal: {
    looking: "Buscando las filas a las que afecta…",
    outdated: (value) =>
      `${rows(value)} de esta hoja ${value === 1 ? "dice" : "dicen"} todavía lo que las reglas hacían antes.`,
    unasked: (value) =>
      `De las ${rows(value)} de esta hoja, algunas quizá digan todavía lo que las reglas hacían antes.`,
    start: (value) => `Poner al día ${rows(value)}`,
  },

  hosted: {
    title: "Estas reglas están en el servicio en línea de Ntropy",
    text: "Se aplican a todo lo que enriquezca su clave. Allí no se ofrecen la desactivación, el «último uso» ni las reglas de una sola cuenta; al mover una regla, todas reciben identificadores nuevos.",
  },
  triedHere: "Probado en este equipo: el servicio puede responder de forma algo distinta.",

  editor: {
    newTitle: "Regla nueva",
    editTitle: "Editar regla",
    asSentence: "Como frase",
    asJson: "Como JSON",
    mode: "Mostrar la regla",
    when: "Si",
    always: "Siempre (sin condición)",
    then: "entonces",
    otherwise: "si no",
    all: "se cumple todo esto",
    any: "se cumple algo de esto",
    groupMode: "Qué debe cumplirse",
    group: "Grupo de condiciones",
    is: "se cumple",
    isNot: "no se cumple",
    negation: "Se cumple o no",
    addCondition: "Agregar condición",
    addGroup: "Agregar grupo",
    addStep: "Agregar cambio",
    addOtherwise: "Agregar «si no»",
    remove: (what) => `Quitar: ${what}`,
    what: "Qué se mira",
    how: "Cómo se compara",
    value: "Valor",
    change: "Qué se cambia",
    to: "a",
    cases: "Distinguir mayúsculas y minúsculas",
    label: "categoría",
    code: "código de actividad (MCC)",
    conditionKinds: {
      label: "tiene la categoría",
      code: "tiene el código de actividad",
      always: "se cumple siempre",
      never: "no se cumple nunca",
    },
    steps: {
      set: (property) => `poner ${properties[property]}`,
      set_labels: "poner categoría",
      add_label: "agregar categoría",
      remove_label: "quitar categoría",
      add_mcc: "agregar código de actividad",
      remove_mcc: "quitar código de actividad",
      set_mcc: "poner códigos de actividad",
      branch: "otra condición",
    },
    severalHint: "Si son varios, sepárelos con comas.",
    json: "Regla como JSON",
    partJson: "Esta parte como JSON",
    partHint: "La frase no tiene palabras para esta parte. Se queda como está.",
    brokenJson: "Esto aún no es JSON. Revise corchetes, comas y comillas.",
    save: "Guardar, para lo que venga",
    saveAndApply: (value) => `Guardar y aplicar a ${rows(value)}`,
    saving: "Guardando…",
    cancel: "Cancelar",
    under: "La regla que estaba escribiendo antes se conserva: vuelve cuando cierre esta.",
    previewFirst:
      "La vista previa muestra qué filas cambiarían; después puede aplicarles la regla.",
  },

  faults: {
    emptyText: "Escriba qué hay que buscar.",
    emptyValue: "Escriba el valor nuevo.",
    emptyLabel: "Escriba una categoría.",
    notANumber: "Escriba un número.",
    notACode: "Escriba un código de actividad: un número entero de 0 a 9999.",
    noSteps: "Indique qué debe cambiar la regla.",
    noParts: "Agregue una condición o quite este grupo.",
    wrongType: (wanted, found) =>
      `Aquí hace falta ${types[wanted]}, pero hay ${types[found]}. Cámbielo.`,
    unlike: (one, other) =>
      `Aquí se compara ${types[one]} con ${types[other]}. Los dos deben ser del mismo tipo.`,
    tooDeep: (levels) =>
      `Esto tiene más de ${number(levels)} niveles de anidación. Haga varias reglas de ello.`,
    tooMany: (values) =>
      `Esta regla contiene más de ${number(values)} valores. Haga varias reglas de ella.`,
    tooLong: (most) => `Esto supera los ${number(most)} caracteres. Escriba algo más corto.`,
    notKnown: (given) =>
      `Las reglas no conocen ${quoted(given)}. Use una palabra de las que ofrece la frase.`,
    notAccepted: (place, message) =>
      `${place === "" ? "La regla" : `La parte en ${quoted(place)}`} no se aceptó. Cámbiela o quítela. (${message})`,
    because(code, message) {
      const { title, text } = settings.failed(code, message);
      return `${title}. ${text}`;
    },
    elsewhere: "Esta regla aún no se puede guardar",
    tooLarge: (kilobytes) =>
      `Todas las reglas juntas superan los ${number(kilobytes)} KB. Elimine o acorte algunas.`,
    refused: "La regla no se aceptó",
    gone: "Esta regla ya no está en la lista: alguien la ha cambiado. La lista se ha vuelto a leer: revísela e inténtelo otra vez.",
  },

  preview: {
    start: "Vista previa",
    again: "Renovar la vista previa",
    stop: "Detener",
    reading: "Leyendo la hoja…",
    progress: (done, total) => `${number(done)} de ${rows(total)} revisadas`,
    heading: "Qué haría en esta hoja",
    counts: (matched, changed, total) =>
      `Coincide con ${number(matched)} de ${rows(total)} y cambia ${number(changed)}.`,
    none: "Ninguna fila de esta hoja coincide. Las que vengan después quizá sí.",
    unchanged: "Las filas que coinciden ya dicen eso: no cambiaría nada.",
    stale: "La regla ha cambiado desde entonces. Renueve la vista previa.",
    stopped: (done) => `Detenido después de ${rows(done)}.`,
    table: "Filas que coinciden, antes y después",
    row: "Fila",
    matchedOnly: "coincide, queda igual",
    before: "antes",
    after: "después",
    blank: "vacío",
    kept: "queda como está, porque usted la editó",
    keptCount: (value) =>
      `${cells(value)} que usted editó ${value === 1 ? "queda como está" : "quedan como están"}.`,
    unseen: (names) =>
      `Ninguna columna de esta hoja muestra ${list(names)}: ahí no cambia nada. Las columnas se eligen en la pestaña «Enriquecer».`,
    page: (page, pages) => `Página ${number(page)} de ${number(pages)}`,
    previous: "Página anterior",
    next: "Página siguiente",
    noSheet: "Seleccione sus filas en la hoja para probar la regla con ellas.",
  },

  files: {
    title: "Importar reglas",
    found: (value) => `${ruleCount(value)} en el archivo`,
    fresh: (value) =>
      `${ruleCount(value)} ${value === 1 ? "es nueva y se agregará" : "son nuevas y se agregarán"} detrás de las demás.`,
    identical: (value) =>
      `${ruleCount(value)} ya ${value === 1 ? "está" : "están"} en la lista y no se ${value === 1 ? "agregará" : "agregarán"} otra vez.`,
    conflicts: (value) =>
      `${ruleCount(value)} ${value === 1 ? "tiene" : "tienen"} una equivalente en su lista. Elija para cada una:`,
    clashes: (value) =>
      `${count(value, "pareja de reglas se contradice", "parejas de reglas se contradicen")} dentro del archivo. Si se toman las dos, decide la última. Elija para cada una:`,
    ofFile: (position) => `Regla ${position} del archivo`,
    takeBoth: "Tomar las dos",
    takeOnly: (position) => `Tomar solo la regla ${position}`,
    sameCondition: "Misma condición, otro resultado",
    sameId: "Mismo identificador, otra regla",
    yours: "La suya",
    theirs: "En el archivo",
    choice: "Qué hacer",
    keep: "Conservar la mía",
    replace: "Tomar la del archivo",
    both: "Conservar las dos",
    start: (value) => `Importar ${ruleCount(value)}`,
    nothing: "No hay nada que importar.",
    unreadable: {
      title: "Este archivo no se puede leer como reglas",
      text: "Debe ser un archivo JSON con una lista de reglas, como los que crea «Exportar como archivo».",
    },
    fault: (position, message) => `Regla ${position} del archivo: ${message}`,
    fileName: "reglas.json",
  },

  properties,
  tests,
  negatedTests,
  amountTests,
  values: {
    incoming: "entrada",
    outgoing: "salida",
    consumer: "una persona",
    business: "una empresa",
    freelance: "una persona autónoma",
    unknown: "desconocido",
  },

  sentence: {
    text: (property, test, value, isNot) =>
      `${withArticle(property)} ${(isNot ? negatedTests : tests)[test]} ${value}`,
    quoted,
    amount: (test, amount, isNot) =>
      `el importe ${notBefore(isNot)}${amountTests[test]} ${amount.toLocaleString("es")}`,
    label: (label, isNot) => `${notBefore(isNot)}tiene la categoría ${quoted(label)}`,
    code: (code, isNot) => `${notBefore(isNot)}tiene el código de actividad ${code}`,
    always: (isAlways) => (isAlways ? "siempre" : "nunca"),
    all: (parts) => parts.join(" y "),
    any: (parts) => parts.join(" o "),
    group: (text, isNot) => (isNot ? `no se cumple que (${text})` : `(${text})`),
    json: "se cumple una condición en JSON",
    set: (property: EditableProperty, text) => `poner ${withArticle(property)} en ${quoted(text)}`,
    setLabels: (names) =>
      names.length === 0 ? "quitar todas las categorías" : `poner la categoría ${labels(names)}`,
    addLabel: (label) => `agregar la categoría ${quoted(label)}`,
    removeLabel: (label) => `quitar la categoría ${quoted(label)}`,
    setCodes: (codes) =>
      codes.length === 0
        ? "quitar todos los códigos de actividad"
        : `poner el código de actividad ${codes.join(", ")}`,
    addCode: (code) => `agregar el código de actividad ${code}`,
    removeCode: (code) => `quitar el código de actividad ${code}`,
    jsonStep: "un cambio en JSON",
    nothing: "no cambiar nada",
    steps: (parts) => list(parts),
    rule: (when, then, otherwise) =>
      `Si ${when}, ${then}${otherwise === null ? "" : `; si no, ${otherwise}`}.`,
    branch: (when, then, otherwise) =>
      `(si ${when}, ${then}${otherwise === null ? "" : `; si no, ${otherwise}`})`,
    unconditional: (then) => `Siempre ${then}.`,
  },
};
