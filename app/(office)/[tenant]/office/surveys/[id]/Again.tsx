import { ActionForm } from '@/components/ui/ActionForm'
import { DialogButton } from '@/components/ui/Dialog'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { ButtonLink } from '@/components/ui/Button'
import type { SurveyView } from '@/lib/feedback/survey/view'
import { copySurveyAction, nextSurveyWaveAction, saveSurveyTemplateAction } from '../action'

/** The same questions once more: next wave, copy, the programme's template. */
export function Again({ tenant, survey }: { tenant: string; survey: SurveyView }) {
  const { id, title, can, status, template } = survey
  const started = status !== 'DRAFT' && !template
  if (!can.copy && !can.template) return null
  return (
    <Section title="Ещё раз" level={3}>
      <div className="flex flex-wrap gap-2">
        {template && (
          <ButtonLink variant="quiet" href={`/${tenant}/office/surveys/new?from=${id}`}>
            Новый опрос по образцу
          </ButtonLink>
        )}
        {can.copy && started && (
          <DialogButton label="Следующая волна" title="Следующая волна">
            <ActionForm action={nextSurveyWaveAction} tenant={tenant} hidden={{ id }} submitLabel="К вопросам">
              <TextField
                name="title"
                label="Название"
                hint="Вопросы останутся теми же: ответы двух волн можно будет сравнить."
                defaultValue={title}
              />
            </ActionForm>
          </DialogButton>
        )}
        {can.copy && !template && (
          <DialogButton label="Сделать копию" title="Копия опроса">
            <ActionForm action={copySurveyAction} tenant={tenant} hidden={{ id }} submitLabel="К вопросам">
              <TextField name="title" label="Название" defaultValue={`${title} (копия)`} />
            </ActionForm>
          </DialogButton>
        )}
        {can.template && !template && (
          <DialogButton label="Сохранить образцом" title="Образец программы">
            <ActionForm action={saveSurveyTemplateAction} tenant={tenant} hidden={{ id }} submitLabel="Сохранить">
              <TextField
                name="title"
                label="Название образца"
                hint="Образец увидят все органы, когда создают опрос."
                defaultValue={title}
              />
            </ActionForm>
          </DialogButton>
        )}
      </div>
    </Section>
  )
}
