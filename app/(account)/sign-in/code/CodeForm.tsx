'use client'
import { CodeSteps } from '../../CodeSteps'
import { codeAction } from './action'

export function CodeForm({ returnTo }: { returnTo: string | null }) {
  return (
    <CodeSteps
      action={codeAction}
      submitLabel="Войти"
      returnTo={returnTo}
      actions={<a href="/sign-in">Начать заново</a>}
    />
  )
}
