/** When a conversation that was laid aside goes on. */
export const snoozeTimer = 'snooze'
/** When one that waits for its own agent goes on without. */
export const ownAgentTimer = 'own-agent'
/** When one that nobody has taken comes back to who gave it away. */
export const giveBackTimer = 'give-back'
/** When the next of the idle rules is due. */
export const idleTimer = 'idle'
/** When service begins for one that was left outside business hours. */
export const openingTimer = 'opening'
