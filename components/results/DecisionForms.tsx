import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { DialogButton } from '@/components/ui/Dialog'
import { TextArea } from '@/components/ui/TextArea'

type Props = {
  tenant: string
  id: string
  version: number
  action: FormAction
  /** «измерение», «эффект»: what it is about, for the dialog. */
  what: string
}

/** Confirm in one press, or reject with a reason. */
export function DecisionForms({ tenant, id, version, action, what }: Props) {
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <ActionForm
        action={action}
        tenant={tenant}
        hidden={{ id, version, outcome: 'CONFIRMED' }}
        submitLabel="Подтвердить"
        variant="quiet"
        size="s"
        quiet
      />
      <DialogButton label="Не принять" title={`Не принять ${what}`} size="s">
        <ActionForm
          action={action}
          tenant={tenant}
          hidden={{ id, version, outcome: 'REJECTED' }}
          submitLabel="Не принять"
          variant="danger"
        >
          <TextArea
            name="reason"
            label="Почему и что исправить"
            hint="Кураторы проекта получат это письмом."
            rows={3}
          />
        </ActionForm>
      </DialogButton>
    </div>
  )
}
