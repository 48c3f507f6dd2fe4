/**
 * The shape of an object of words without the words: literal texts become `string`, so that another
 * language can say something else in their place.
 */
export type Open<Words> = Words extends string
  ? string
  : Words extends (...values: infer Values) => infer Said
    ? (...values: Values) => Open<Said>
    : { [Key in keyof Words]: Open<Words[Key]> };
