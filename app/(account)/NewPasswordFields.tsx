'use client'
import { useEffect, useRef, useState } from 'react'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import { passwordMessage, passwordProblems, type PasswordPolicy } from '@/lib/account/rules'

/** A new password twice; says as one types what the server would refuse. */
export function NewPasswordFields({ policy }: { policy: PasswordPolicy }) {
  const [password, setPassword] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // A quick hand, or a password manager, is done before the page comes to life.
  useEffect(() => setPassword(field.current?.value ?? ''), [])
  const problems = password === '' ? [] : passwordProblems(password, policy)
  return (
    <>
      <div>
        <TextField
          ref={field}
          name="password"
          label="Новый пароль"
          type="password"
          autoComplete="new-password"
          required
          hint={`не короче ${count(policy.minLength, 'знака', 'знаков', 'знаков')}; хорошо запоминаются три-четыре не связанных слова`}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <p aria-live="polite" className="mt-1.5 min-h-[1.45em] text-sm">
          {problems[0] && <span className="text-muted">– {passwordMessage(problems[0], policy)}</span>}
          {password !== '' && problems.length === 0 && <span className="text-ok">✓ Подойдёт.</span>}
        </p>
      </div>
      <TextField name="repeatPassword" label="Ещё раз" type="password" autoComplete="new-password" required />
    </>
  )
}
