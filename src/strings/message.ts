/** A message with its next step. */
export interface Message {
  title: string;
  text: string;
}
