'use client'
import Link from 'next/link'
import { CodeSteps } from '../../CodeSteps'
import { codeAction } from './action'

export function CodeForm({ returnTo }: { returnTo: string | null }) {
  return (
    <CodeSteps
      action={codeAction}
      submitLabel="Войти"
      hidden={returnTo ? { returnTo } : {}}
      actions={<Link href="/sign-in">Начать заново</Link>}
    />
  )
}
