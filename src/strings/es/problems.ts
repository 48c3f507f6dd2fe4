/** What went wrong with a sheet or a run, and what to do now, in Spanish. */
import type { Strings } from "..";
import { count, isOne, number, rows } from "./numbers";
import { serviceMessage } from "./where";

/** Title and next step of each problem there is. */
export const problemMessage: Strings["problems"]["of"] = (problem) => {
  switch (problem.code) {
    case "nothing_selected":
      return {
        title: "No hay nada seleccionado",
        text: "Haga clic en una celda de sus movimientos o seleccione las filas que quiera enriquecer.",
      };
    case "empty_sheet":
      return {
        title: `${problem.sheet} está vacía`,
        text: "Pegue o abra sus movimientos bancarios y selecciónelos.",
      };
    case "no_description_column":
      return {
        title: `No se encontró ninguna columna de descripción en ${problem.sheet}`,
        text:
          problem.headerRow === null
            ? "Seleccione las filas junto con su fila de encabezados o escriba «Descripción» encima del texto del banco."
            : `Revise los encabezados de la fila ${problem.headerRow}: escriba «Descripción» encima del texto del banco.`,
      };
    case "several_areas":
      return {
        title: `Hay ${number(problem.count)} áreas separadas seleccionadas`,
        text: "Seleccione un solo bloque de filas cada vez.",
      };
    case "protected_sheet":
      return {
        title: `${problem.sheet} está protegida`,
        text: "Quite la protección (ficha Revisar, Desproteger hoja) y elija «Mirar de nuevo».",
      };
    case "cell_edit_mode":
      return {
        title: "Se está editando una celda",
        text: "Pulse Intro o Esc en la hoja para terminar y elija «Mirar de nuevo».",
      };
    case "merged_cells":
      return {
        title: "Hay celdas combinadas en medio",
        text: `Separe ${problem.address} (ficha Inicio, Combinar y centrar) y elija «Mirar de nuevo».`,
      };
    case "no_free_columns":
      return {
        title: `No hay sitio para ${count(problem.needed, "columna", "columnas")} en ${problem.sheet}`,
        text: "Elimine o mueva columnas del extremo derecho de la hoja, o escriba menos columnas.",
      };
    case "sheet_gone":
      return {
        title: `${problem.sheet} ya no está`,
        text: "Se eliminó o cambió de nombre. Seleccione de nuevo sus movimientos.",
      };
    case "rows_moved":
      return {
        title: "Se movieron filas mientras escribíamos",
        text: `${rows(problem.count)} no se ${isOne(problem.count) ? "encontró y quedó" : "encontraron y quedaron"} como estaba${isOne(problem.count) ? "" : "n"}. Enriquezca otra vez para completarla${isOne(problem.count) ? "" : "s"}.`,
      };
    case "newer_workbook":
      return {
        title: "Este libro se enriqueció con una versión más nueva",
        text: `Actualice el complemento para trabajar con él (necesita el formato ${problem.version}).`,
      };
    case "unsupported_host":
      return {
        title: "Este Excel es demasiado antiguo para el complemento",
        text: `Actualice Excel o use Excel en la web. (Falta: ${problem.missing})`,
      };
    case "payload_too_large":
      return {
        title: "La selección es demasiado grande para que Excel la entregue",
        text: "Seleccione menos columnas o menos filas y elija «Mirar de nuevo».",
      };
    case "too_many_holders":
      return {
        title: `${number(problem.count)} titulares en ${problem.sheet}`,
        text: "La columna que dice de quién es cada fila parece contener otra cosa. En «Columnas leídas», elija para ella «No se lee».",
      };
    case "nothing_to_undo":
      return {
        title: "No hay nada que deshacer",
        text: "Ya no queda ningún cambio por deshacer. Cuando enriquezca filas, podrá deshacerlo aquí.",
      };
    case "busy":
      return {
        title: "Todavía hay otro proceso en marcha",
        text: "Espere a que termine o deténgalo primero.",
      };
    case "engine":
      return {
        title: "No se pudo seguir enriqueciendo",
        text: `Lo escrito se conserva. Inténtelo otra vez; si vuelve a ocurrir, cierre el panel y ábralo de nuevo. (${problem.message})`,
      };
    case "service":
      return serviceMessage(problem);
    case "model":
      switch (problem.state) {
        case "missing":
          return {
            title: `El modelo «${problem.name}» no está aquí`,
            text: "No se ha escrito nada. Impórtelo desde su archivo o vuelva a entrenarlo en la pestaña Modelos, o elija otras categorías en la pestaña Enriquecer.",
          };
        case "not_ready":
          return {
            title: `El modelo «${problem.name}» todavía no está entrenado`,
            text: "No se ha escrito nada. Espere a que termine el entrenamiento, o elija otras categorías en la pestaña Enriquecer.",
          };
        case "unsupported":
          return {
            title: `El servicio no puede usar el modelo «${problem.name}»`,
            text: "No se ha escrito nada. Elija que el enriquecimiento se haga en este equipo, o elija otras categorías en la pestaña Enriquecer.",
          };
      }
    case "host":
      return {
        title: "Excel lo rechazó",
        text: `Inténtelo otra vez. Si vuelve a ocurrir, guarde el libro y ábralo de nuevo. (${problem.message})`,
      };
  }
};
