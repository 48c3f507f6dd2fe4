export { createQueue, type Queue, type QueueOptions } from "./queue";
export { QUEUE_SETTINGS, type QueueSettings } from "./settings";
