// What the extension says in notifications: a person opens their list, for without the focus VS Code shows none by itself.

import type { Locator } from 'playwright-core'
import type { Person } from './person.ts'

/** Opens the list and waits for the notification with this text; its buttons can be pressed there. */
export async function notification(person: Person, text: string): Promise<Locator> {
  await person.command('Notifications: Show Notifications')
  const item = person.page.locator('.notifications-center .notification-list-item', { hasText: text }).first()
  await item.waitFor()
  return item
}

/** The sentence of a notification. */
export function sentenceOf(notification: Locator): Promise<string> {
  return notification.locator('.notification-list-item-message').innerText()
}

export async function clearNotifications(person: Person): Promise<void> {
  await person.command('Notifications: Clear All Notifications')
}
