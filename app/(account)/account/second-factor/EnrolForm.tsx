'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { Picture } from '@/components/ui/Picture'
import { CopyButton } from '@/components/ui/PageButtons'
import { TextField } from '@/components/ui/TextField'
import { grouped } from '@/lib/account/rules'
import { useReturnTo } from '../../ReturnTo'
import { confirmEnrolmentAction } from './action'
import { codesOf, RecoveryCodes } from './RecoveryCodes'

type Props = { secretKey: string; svg: string; next: string }

/** Three steps: an application, the key, a first code; then the recovery codes. */
export function EnrolForm({ secretKey, svg, next }: Props) {
  const back = useReturnTo(next) ?? next
  const [codes, setCodes] = useState<string[]>([])
  if (codes.length > 0) return <RecoveryCodes codes={codes} next={back} />
  return (
    <ol className="grid list-none grid-cols-1 gap-8">
      <li>
        <h2 className="text-lg">1. Поставьте на телефон приложение с кодами</h2>
        <p className="mt-1 max-w-[60ch] text-muted">
          Подойдёт любое с одноразовыми кодами TOTP: Яндекс Ключ, Aegis, FreeOTP, Google Authenticator.
        </p>
      </li>
      <li>
        <h2 className="text-lg">2. Считайте им этот рисунок</h2>
        <div className="mt-3 flex flex-wrap items-start gap-6">
          <Picture
            src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
            alt="QR-код с ключом; тот же ключ написан рядом"
            width={184}
            height={184}
            className="rounded-ctl border border-line bg-surface"
          />
          <div className="min-w-0 flex-1 basis-56">
            <p className="text-muted">Камера не помогла? Введите ключ вручную:</p>
            <p className="my-2 text-lg">
              <code className="font-mono">{grouped(secretKey)}</code>
            </p>
            <CopyButton text={secretKey} label="Скопировать ключ" size="s" />
          </div>
        </div>
      </li>
      <li>
        <h2 className="mb-3 text-lg">3. Введите код, который приложение показало</h2>
        <ActionForm
          action={confirmEnrolmentAction}
          submitLabel="Подключить"
          quiet
          onDone={(state) => setCodes(codesOf(state.value))}
        >
          <TextField
            name="code"
            label="Шесть цифр"
            inputMode="numeric"
            autoComplete="one-time-code"
            chars={8}
            required
          />
        </ActionForm>
      </li>
    </ol>
  )
}
