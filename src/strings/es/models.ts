/** The words of models trained on the user's own labels, in Spanish. */
import type { Strings } from "..";
import { count, list, number, rows } from "./numbers";

const labels = (value: number): string => count(value, "categoría", "categorías");
const percent = (share: number): string => `${number(Math.round(share * 100))} %`;
const named = (name: string): string => `«${name}»`;

export const models: Strings["models"] = {
  intro:
    "Un modelo aprende de las filas a las que usted mismo dio una categoría, y da sus categorías a otras filas. Se entrena y se guarda donde se enriquecen las filas.",
  failed: (message) => ({
    title: "No se han podido leer los modelos",
    text: `Inténtelo de nuevo. Si vuelve a ocurrir, cierre el panel y ábralo otra vez. (${message})`,
  }),
  percent,

  train: {
    heading: "Entrenar con esta hoja",
    noColumn: {
      title: "Todavía no hay ninguna columna con categorías",
      text: "Haga clic en una tabla que tenga, junto al texto del banco, una columna con sus propias categorías, como «Categoría» o un número de cuenta contable. Después vuelva a mirar la hoja.",
    },
    column: "Columna con sus categorías",
    columnNone: "Elija una columna",
    reading: "Contando categorías…",
    counts: (rowCount, labelCount) => `${rows(rowCount)} con ${labels(labelCount)}.`,
    all: "Categorías y cuántas filas tienen",
    labelHead: "Categoría",
    rowsHead: "Filas",
    more: (value) => `y ${number(value)} más`,
    name: "Nombre del modelo",
    nameUsual: "Mis categorías",
    nameMissing: "Dé un nombre al modelo.",
    nameTaken: (name) =>
      `Ya hay un modelo ${named(name)}. Seguirá en uso hasta que usted conserve el nuevo.`,
    start: (value) => `Entrenar con ${rows(value)}`,
    cannot: "Elija una columna con al menos dos categorías distintas.",
  },

  warnings: {
    none: "Ninguna fila de esta columna tiene categoría. Elija otra columna, o dé antes una categoría a algunas filas.",
    oneLabel: (label) =>
      `Todas las filas tienen la categoría ${named(label)}: no hay nada que distinguir. Dé otras categorías a otras filas.`,
    tooManyLabels: (value, maximum) =>
      `Hay ${labels(value)}; un modelo conoce como máximo ${number(maximum)}. Elija otra columna.`,
    hardlyAnyTwice: (labelCount, rowCount) =>
      `${labels(labelCount)} para ${rows(rowCount)}: casi ninguna se repite. ¿Es esta la columna correcta?`,
    fewRows: (value) =>
      `Solo ${count(value, "fila tiene", "filas tienen")} categoría. Con menos de 50, espere poco del modelo.`,
    rareLabels: (value, examples) =>
      `Hay demasiado pocas filas para aprender ${labels(value)}, como ${list(examples.map(named))}. Añada más, o cuente con errores en ellas.`,
    nearDuplicates: (pairs) =>
      `¿Se trata de la misma? ${pairs.join("; ")}. Si es así, escríbalas igual en la hoja.`,
    pair: (one, other) => `${named(one)} y ${named(other)}`,
    blank: (value) => `${rows(value)} sin categoría: no se usan.`,
    tooLong: (value, maximum) =>
      `${rows(value)} con una categoría de más de ${number(maximum)} caracteres: no se usan.`,
    tooManyRows: (value, maximum) =>
      `${rows(value)} con categoría; se usan las primeras ${number(maximum)}.`,
  },

  training: {
    heading: (name) => `Entrenando ${named(name)}`,
    waiting: "En espera de empezar",
    done: (value) => `${number(value)} % hecho`,
    progress: "Progreso del entrenamiento",
    hint: "Entretanto puede seguir trabajando, también en otras pestañas.",
    cancel: "Cancelar el entrenamiento",
  },

  test: {
    heading: (name) => `${named(name)} está entrenado`,
    broken: (name) => `No se ha podido entrenar ${named(name)}`,
    brokenText: (message) => `Descártelo y vuelva a entrenarlo. (${message})`,
    accuracy: (share, tested) =>
      `${percent(share)} de aciertos en ${rows(tested)} que el modelo no había visto cuando se puso a prueba.`,
    untested: "Había demasiado pocas filas para ponerlo a prueba.",
    before: (share) => `El modelo usado hasta ahora acertaba el ${percent(share)}.`,
    flatters: "Con comercios que no están en ninguna de sus filas, espere menos.",
    labels: "Categoría por categoría",
    labelHead: "Categoría",
    rowsHead: "Filas",
    foundHead: "Halladas",
    rightHead: "Correctas",
    headsHint:
      "Halladas: cuántas filas de la categoría la recibieron. Correctas: cuántas de las filas que la recibieron la tienen de verdad.",
    confusions: "Errores más frecuentes",
    confusion: (label, answered, value) =>
      `${named(label)} tomada por ${named(answered)}: ${rows(value)}`,
    noConfusions: "Ningún error en la prueba.",
    keep: "Conservar el modelo",
    discard: "Descartar el modelo",
    unused: "Nada lo usa hasta que usted lo conserve.",
  },

  list: {
    heading: "Sus modelos",
    none: "Todavía no hay modelos. Entrene uno con esta hoja o impórtelo desde un archivo.",
    elsewhere: {
      title: "El servicio no puede usar sus modelos",
      text: "Estos modelos están en este equipo. Se usan cuando las filas se enriquecen en este equipo.",
    },
    about: (value, date) => `${rows(value)}, ${date}`,
    right: (share) => `${percent(share)} de aciertos en su prueba`,
    use: "Usar para enriquecer",
    useOf: (name) => `Usar ${named(name)} para enriquecer`,
    inUse: "En uso para enriquecer este libro",
    stop: "Dejar de usar",
    stopOf: (name) => `Dejar de usar ${named(name)}`,
    details: (name) => `Prueba de ${named(name)}`,
    exportOf: (name) => `Exportar ${named(name)} como archivo`,
    export: "Exportar",
    remove: "Eliminar",
    removeOf: (name) => `Eliminar ${named(name)}`,
    import: "Importar un modelo",
    importHint: "Un archivo exportado aquí. Se comprueba antes de conservarlo.",
    fileName: (name) => `${name} (modelo)`,
  },

  remove: {
    title: (name) => `¿Eliminar ${named(name)}?`,
    text: "Las categorías que dio se quedan en sus hojas. No podrá recuperarlo, salvo que lo haya exportado.",
    used: "Se usa para enriquecer este libro: ocuparán su lugar las categorías del complemento.",
    confirm: "Eliminar el modelo",
    cancel: "Conservarlo",
  },

  notices: {
    kept: (name) => ({
      title: `Se conserva ${named(name)}`,
      text: "Elija «Usar para enriquecer» para que dé sus categorías a las filas.",
    }),
    discarded: (name) => ({
      title: `El entrenamiento de ${named(name)} está descartado`,
      text: "Un modelo anterior con ese nombre sigue como estaba.",
    }),
    cancelled: (name) => ({
      title: `El entrenamiento de ${named(name)} está cancelado`,
      text: "No se conserva nada de él. Un modelo anterior con ese nombre sigue como estaba.",
    }),
    deleted: (name) => ({
      title: `${named(name)} está eliminado`,
      text: "Las categorías de sus hojas se quedan como están.",
    }),
    imported: (name) => ({
      title: `${named(name)} está importado`,
      text: "Elija «Usar para enriquecer» para que dé sus categorías a las filas.",
    }),
    exported: (name) => ({
      title: `El archivo de ${named(name)} está hecho`,
      text: "Está donde su navegador guarda las descargas. Contiene sus categorías y lo aprendido de las descripciones, no las descripciones mismas.",
    }),
    failed: (message) => ({
      title: "No ha funcionado",
      text: `No se ha cambiado nada. Inténtelo de nuevo. (${message})`,
    }),
    importFailed: (message) => ({
      title: "El archivo no se ha importado",
      text: `Elija un archivo exportado en la pestaña Modelos; si está dañado, vuelva a exportar el modelo. (${message})`,
    }),
    tooLarge: (megabytes) => ({
      title: "El archivo es demasiado grande para ser un modelo",
      text: `Elija un archivo de ${number(megabytes)} MB como máximo, exportado en la pestaña Modelos.`,
    }),
  },

  enrich: {
    heading: "Categorías",
    label: "Qué categorías se escriben",
    own: "Las del complemento",
    ownSentence: "las categorías del complemento",
    model: (name) => `Las suyas, según el modelo ${named(name)}`,
    sentence: (name) => `sus categorías, según el modelo ${named(name)}`,
    missing: (name) =>
      `El modelo ${named(name)} no está aquí. Impórtelo en la pestaña Modelos, o elija otras categorías.`,
    unsupported:
      "El servicio no puede usar sus modelos. Elija que el enriquecimiento se haga en este equipo, o las categorías del complemento.",
  },
};
