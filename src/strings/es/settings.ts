/** The words of the panel of settings, in Spanish. */
import type { Strings } from "..";
import { count } from "./numbers";
import type { Message } from "../message";

export const settings: Strings["settings"] = {
  holders: {
    heading: "Titulares de cuentas",
    summary: (known) => count(known, "titular conocido", "titulares conocidos"),
    elsewhere: "Se guardan en este equipo: el servicio elegido no permite modificar los titulares.",
    choose: "Titular",
    none: "Aún no se conoce a ninguno. La primera ejecución crea el de este libro; añada otros aquí.",
    option: (name, type) => `${name} – ${type}`,
    id: "Identificador",
    idHint: "Tal como figura en la columna de titulares de la hoja.",
    idTaken: "Este identificador ya existe. Elija otro.",
    name: "Nombre",
    type: "Tipo",
    set: "Categorías",
    setOfType: "Las de su tipo",
    save: "Guardar",
    saved: (who) => `Se ha guardado ${who}. La próxima ejecución renovará sus filas.`,
    add: "Añadir un titular",
    added: (who) => `Se ha añadido ${who}.`,
    cancel: "Cancelar",
    use: "Usar en este libro",
    used: (who) => `Desde la próxima ejecución, las filas de este libro serán de ${who}.`,
    contents: (transactions, rules, reports, statements) =>
      `Se guarda: ${count(transactions, "movimiento", "movimientos")}, ${count(rules, "regla", "reglas")}, ${count(reports, "aviso", "avisos")}, ${count(statements, "extracto", "extractos")}.`,
    remove: "Eliminar …",
    removeTitle: (who) => `¿Eliminar ${who}?`,
    removeText:
      "Todo ello se elimina también, definitivamente. Las respuestas de sus hojas quedan como están.",
    removeConfirm: "Eliminar definitivamente",
    removed: (who) => `Se ha eliminado ${who}.`,
    column: "De quién es cada fila, según una columna",
    columnHint:
      "Identificadores de titulares. Las filas sin identificador son del titular de este libro. La pestaña Enriquecer los nombra antes de empezar.",
    noColumn: "Todas las filas son del titular de este libro",
  },
  defaults: {
    ofWorkbook: "En este libro",
    ofDevice: "En libros nuevos",
    ofDeviceHint:
      "Se guarda en este equipo, para los libros que abra a partir de ahora y en los que aún no se haya elegido nada.",
    heading: "País y divisa",
    country: "País de la cuenta",
    currency: "Moneda, si la hoja no indica ninguna",
    unknown: "No se sabe",
    noSheet: "Abra una hoja con movimientos para elegir país y divisa: pertenecen al libro.",
    sentence: (country, currency) => [country, currency].filter((part) => part !== "").join(", "),
  },
  formulas: {
    heading: "Fórmulas en celdas",
    summary:
      "Cuando cambian reglas, categorías o la configuración, las celdas conservan sus respuestas hasta que se vuelven a calcular.",
    keep: (cells) =>
      `${count(cells, "celda con una fórmula NTROPY conserva su respuesta", "celdas con fórmulas NTROPY conservan sus respuestas")} hasta que se vuelva a calcular.`,
    recalculate: "Recalcular las fórmulas",
    recalculating: "Consultando a Excel…",
    recalculated: (cells) =>
      cells === 0
        ? "Ninguna celda de este libro contiene una fórmula NTROPY."
        : `Excel vuelve a calcular ${count(cells, "celda", "celdas")}. Las demás fórmulas no se tocan.`,
  },
  privacy: {
    heading: "Qué se guarda y dónde",
    summary: "Nada sale de este equipo mientras no haya elegido un servicio más arriba.",
    device: "En este equipo, en el almacenamiento del navegador para este complemento:",
    deviceLines: [
      "los titulares con sus movimientos y respuestas, para encontrar lo que se repite",
      "reglas, categorías, avisos, correcciones aprendidas, modelos y extractos",
      "respuestas de fórmulas, dónde se enriquece, el idioma del panel, país y divisa de los libros nuevos y una clave si así lo pidió",
    ],
    workbook: "En el libro, y por tanto con quien reciba el archivo:",
    workbookLines: [
      "de quién es la cuenta, las columnas elegidas y dónde están las nuestras",
      "huellas de lo escrito, para no sobrescribir nunca sus cambios",
      "lo que había en las celdas antes de la última ejecución, para deshacerla",
    ],
    keys: (held, keep) => {
      if (held === 0) return "No se guarda ninguna clave.";
      const keys = count(held, "clave", "claves");
      return keep === "device"
        ? `Guardadas en este equipo hasta que pida olvidarlas: ${keys}.`
        : `En uso hasta que se cierre el libro: ${keys}. En este equipo no se guarda ninguna.`;
    },
    leftOut:
      "Al exportar quedan fuera las claves, los modelos entrenados (expórtelos en su pestaña), los archivos de los extractos, las respuestas de fórmulas y los registros de los libros.",
    look: "Mostrar lo que se guarda",
    again: "Contar de nuevo",
    looking: "Contando …",
    counts: {
      account_holders: "Titulares",
      transactions: "Movimientos",
      category_sets: "Conjuntos de categorías",
      rules: "Reglas",
      corrections: "Correcciones aprendidas",
      reports: "Avisos",
      models: "Modelos",
      statements: "Extractos",
    },
    formulas: "Respuestas de fórmulas",
    inWorkbook: "Registros en este libro",
    samples: "Guardado por último:",
    noSamples: "No se guarda ningún movimiento.",
    memory:
      "Este navegador no da al complemento almacenamiento duradero: todo desaparece al cerrar Excel.",
    export: "Exportar todo como archivo",
    exporting: "Exportando …",
    exported: (file) =>
      `${file} está en las descargas del navegador. Contiene todo menos lo que se indica arriba.`,
    forgetFormulas: "Olvidar las respuestas de las fórmulas",
    formulasForgotten: (answers) =>
      `Se han olvidado ${count(answers, "respuesta", "respuestas")}. Las celdas conservan lo que muestran; Ctrl+Alt+F9 vuelve a calcular todas las fórmulas.`,
    forget: "Eliminar todo en este equipo …",
    forgetTitle: "¿Eliminar todo lo que este complemento guarda en este equipo?",
    forgetText:
      "Titulares, movimientos, reglas, categorías, avisos, modelos, respuestas de fórmulas, ajustes y claves se eliminan definitivamente. Las hojas quedan como están, y también los registros de los libros. Lo que guarde un servicio suyo sigue allí.",
    forgetWord: "eliminar",
    forgetPrompt: (word) => `Escriba «${word}» para confirmar`,
    forgetConfirm: "Eliminar todo",
    forgetting: "Eliminando …",
    forgotten: "Se ha eliminado todo en este equipo. El panel está como nuevo.",
    unbook: "Quitar nuestros registros de este libro …",
    unbookTitle: "¿Quitar nuestros registros de este libro?",
    unbookText:
      "No cambia ninguna celda. Pero desde entonces todas las respuestas cuentan como suyas: no se renuevan nunca y la última ejecución no se puede deshacer. La próxima ejecución empieza con un titular nuevo.",
    unbookConfirm: "Quitarlos",
    unbooked: (parts) =>
      `${count(parts, "registro quitado", "registros quitados")}. Guarde el libro para que quede así.`,
    cancel: "Cancelar",
    busy: "Espere a que termine la ejecución o deténgala antes.",
  },
  diagnostics: {
    heading: "Diagnóstico",
    summary: "Datos para quien le ayude; ningún texto de las filas, ningún nombre y ninguna clave.",
    text: "Lo que se copiaría",
    copy: "Copiar",
    copied: "Copiado.",
    notCopied: "El navegador no lo permite. Seleccione el texto y pulse Ctrl+C.",
    contrast: "Comprobación de contraste",
    contrastOn: "Windows da a este panel colores de contraste.",
    contrastOff: "No hay ningún tema de contraste activado.",
  },
  failed(code, message): Message {
    switch (code) {
      case "network":
        return {
          title: "El servicio no responde",
          text: "Compruebe que este equipo tiene conexión e inténtelo otra vez.",
        };
      case "busy":
        return {
          title: "El servicio está ocupado",
          text: "Espere un minuto e inténtelo otra vez.",
        };
      case "unauthorized":
        return {
          title: "El servicio rechaza la clave",
          text: "Pegue la clave correcta en «Dónde se enriquece» e inténtelo otra vez.",
        };
      case "forbidden":
        return {
          title: "El servicio no permite esto",
          text: `Use una clave que lo permita, o pregunte a quien gestiona el servicio. (${message})`,
        };
      case "quota_exceeded":
        return {
          title: "Los créditos se han agotado",
          text: "Compre créditos, o espere a que se renueven.",
        };
      case "rejected":
        return {
          title: "No se ha aceptado",
          text: `Revise lo que ha introducido e inténtelo otra vez. (${message})`,
        };
      case "engine_failed":
      case "cancelled":
      case "unknown":
        return {
          title: "No ha funcionado",
          text: `Inténtelo de nuevo; si vuelve a ocurrir, cierre el panel y ábralo otra vez. (${message})`,
        };
    }
  },
};
