/** Does what was asked about keys, in the server or in a command of its own. */
import type { KeyAnswer, KeyQuestion } from "../admin/messages";
import type { KeyRing } from "./key-ring";

/** `onRevoked` is told when a key was closed, so that nothing believes it any longer. */
export async function answerQuestion(
  keys: KeyRing,
  question: KeyQuestion,
  onRevoked: () => void = () => {}
): Promise<KeyAnswer> {
  switch (question.ask) {
    case "create":
      return { told: "created", ...(await keys.create(question)) };
    case "list":
      return { told: "listed", keys: await keys.list() };
    case "revoke": {
      const kept = await keys.revoke(question.id);
      onRevoked();
      return kept === null ? { told: "unknown", id: question.id } : { told: "revoked", kept };
    }
  }
}
