'use client'
import { ProposalFields } from '@/components/proposals/ProposalFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { TextField } from '@/components/ui/TextField'
import { proposalDraftKey } from '@/lib/proposals/draft'
import { publicProposalAction } from './action'

type Props = {
  tenantSlug: string
  agencySlug: string
  followCode: string
  mayBeUnnamed: boolean
  requireEmail: boolean
}

export function PublicProposalForm({ tenantSlug, agencySlug, followCode, mayBeUnnamed, requireEmail }: Props) {
  return (
    <ActionForm action={publicProposalAction} hidden={{ tenantSlug, agencySlug }} submitLabel="Отправить предложение">
      <ProposalFields draftKey={proposalDraftKey(tenantSlug)} followCode={followCode} />
      <fieldset className="grid gap-5 border-t border-line pt-5">
        <legend className="float-left mb-1 w-full text-lg font-semibold">
          {mayBeUnnamed ? 'Назоваться – по желанию' : 'От кого предложение'}
        </legend>
        {mayBeUnnamed && (
          <p className="text-muted">
            Без имени и почты предложение останется безымянным: портал не узнает, кто его подал. Ответ вы увидите по
            личной ссылке.
          </p>
        )}
        <TextField
          name="name"
          label="Фамилия, имя, отчество"
          optional={mayBeUnnamed}
          autoComplete="name"
          maxLength={200}
        />
        <TextField
          name="email"
          label="Электронная почта"
          optional={mayBeUnnamed || !requireEmail}
          hint="Пришлём номер предложения и ответ"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
        />
        <CheckboxField
          name="consent"
          label="Согласен на обработку имени и почты"
          hint={
            <>
              Нужно, только если вы их указали.{' '}
              <a href={`/${tenantSlug}/proposal/consent`} target="_blank" rel="noreferrer">
                Текст согласия<span className="sr-only"> (в новой вкладке)</span>
              </a>
            </>
          }
        />
      </fieldset>
      {/* Seen by programs that fill in everything, not by people. */}
      <div className="sr-only" aria-hidden="true">
        <label>
          Не заполняйте это поле <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
    </ActionForm>
  )
}
