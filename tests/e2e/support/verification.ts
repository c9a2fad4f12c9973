import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

/** A criterion's part of the verification page. */
export const row = (page: Page, criterion: number): Locator => page.locator(`#criterion-${criterion}`)

/** Gives a criterion its score, with a reason where one is said. */
export async function verify(page: Page, criterion: number, score: number, reason?: string): Promise<void> {
  const part = row(page, criterion)
  const form = part.getByRole('group', { name: `Балл по критерию ${criterion}` })
  await form.getByRole('radio', { name: new RegExp(`^${score} ·`) }).check()
  if (reason) await part.getByLabel('Основание').fill(reason)
  await part.getByRole('button', { name: 'Сохранить балл' }).click()
  await expect(part.getByText(`Балл ${score}`, { exact: true })).toBeVisible()
}
