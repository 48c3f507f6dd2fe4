/** The words of the first minutes: the welcome, the sample, the tour, in Spanish. */
import type { Strings } from "..";
import { cells, isOne, list } from "./numbers";

/** Title and next step of each. */
const sampleProblem: Strings["firstRun"]["sample"]["problem"] = (problem) => {
  switch (problem.code) {
    case "last_sheet":
      return {
        title: "Es la única hoja de este libro",
        text: "Agregue antes otra hoja (el + de abajo) y quite después el ejemplo.",
      };
    case "nothing_inserted":
      return {
        title: "El ejemplo ya no está",
        text: "Ya se eliminó. Haga clic en una celda de sus propios movimientos.",
      };
    case "protected_workbook":
      return {
        title: "El libro no deja agregar ni quitar hojas",
        text: "Quite su protección (ficha Revisar, Proteger libro) e inténtelo otra vez.",
      };
    case "stopped":
      return { title: "Detenido", text: "No se cambió nada. Inténtelo otra vez cuando quiera." };
    case "insertion_failed":
      return {
        title: "No se pudo agregar el ejemplo",
        text: `${problem.left.length === 0 ? "" : `Elimine la hoja que quedó a medias: ${list(problem.left)}. `}Inténtelo otra vez. Si vuelve a ocurrir, guarde el libro y ábralo de nuevo. (${problem.message})`,
      };
  }
};

export const firstRun: Strings["firstRun"] = {
  welcome: {
    title: "¿Es nuevo aquí?",
    text: "Junto a cada movimiento bancario escribimos para qué fue, a quién se pagó y si se repite. Un recorrido por este panel dura un minuto.",
  },
  showAround: "Ver el recorrido",
  notNow: "Ahora no",

  sample: {
    add: "Probar con movimientos de ejemplo",
    adding: "Agregando el ejemplo…",
    added: (sheet) => ({
      title: `Los movimientos de ejemplo están en la hoja «${sheet}»`,
      text: "El botón de la pestaña Enriquecer llena las columnas de al lado.",
    }),
    remove: "Quitar el ejemplo",
    removing: "Quitando el ejemplo…",
    removed: {
      title: "El ejemplo se ha quitado",
      text: "Abra o pegue sus propios movimientos y haga clic en uno de ellos.",
    },
    changed: (sheet, value) => ({
      title: `¿Quitar «${sheet}» con lo que se le agregó?`,
      text: `${cells(value)} de esa hoja ${isOne(value) ? "cambió" : "cambiaron"} desde que se creó el ejemplo, por usted o al enriquecer.`,
    }),
    removeAnyway: "Quitar la hoja",
    keep: "Conservar la hoja",
    problem: sampleProblem,
    sheetName: "Movimientos de ejemplo",
    title: "Movimientos de ejemplo",
    note: "Pagos inventados de tres meses para probar el complemento. Elimine esta hoja cuando quiera.",
    headings: {
      date: "Fecha",
      description: "Descripción",
      amount: "Importe",
      currency: "Divisa",
    },
  },

  tour: {
    label: "Recorrido por el panel",
    position: (step, total) => `Paso ${step} de ${total}`,
    next: "Siguiente",
    back: "Atrás",
    skip: "Omitir el recorrido",
    finish: "Listo",
    steps: {
      rows: {
        title: "Sus filas",
        text: "Haga clic en cualquier celda de sus movimientos. Aquí ve qué filas se leen y puede tomar toda la tabla.",
      },
      columns: {
        title: "Qué significa cada columna",
        text: "Reconocemos solos la fecha, la descripción y el importe. Si algo no es correcto, elija Cambiar.",
      },
      enrich: {
        title: "Enriquecer",
        text: "Un solo botón llena columnas nuevas junto a sus filas. Sus propias celdas no se tocan, y tampoco las respuestas que cambie después.",
      },
      undo: {
        title: "Deshacer",
        text: "Después de una ejecución, un botón devuelve aquí cada celda a como estaba antes.",
      },
      rules: {
        title: "Reglas",
        text: "Diga una sola vez que un texto significa siempre este comercio o esta categoría. Verá lo que cambiaría una regla antes de que lo haga.",
      },
      reports: {
        title: "Informes",
        text: "Ingresos, gastos y lo que se repite, en hojas con gráficos. Aquí también se corrigen las respuestas equivocadas.",
      },
      formulas: {
        title: "Fórmulas y ayuda",
        text: "También hay respuestas en una celda: escriba =NTROPY.LABEL(B2). La ayuda muestra todas las fórmulas y vuelve a iniciar este recorrido.",
      },
    },
  },
};
