/** When a conversation that was laid aside goes on. */
export const snoozeTimer = 'snooze'
