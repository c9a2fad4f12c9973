import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { ComboField } from '@/components/ui/ComboField'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { formatLong, formatShort, type DateString } from '@/lib/core/dates'
import { needsPlan, questionsOf } from '@/lib/processes/check/form'
import type { CheckView, MeasureView } from '@/lib/processes/check/queries'
import { scoreOf } from '@/lib/processes/check/rules'
import { addMeasureAction, approvePlanAction, doneMeasureAction, removeMeasureAction } from '../../../action'

type Props = { tenant: string; check: CheckView; today: DateString }

/** The plan of a service with «В» or «Г» (Kirov 3.2, 3.3): what, who, until when, and what came of it. */
export function Plan({ tenant, check, today }: Props) {
  const { id, version, grade, plan, measures, campaign, can, body } = check
  if (!needsPlan(grade)) return null
  const done = measures.filter(({ doneOn }) => doneOn !== null).length
  const texts = new Map(questionsOf(body).map(({ key, text }) => [key, text]))
  return (
    <Section
      id="plan"
      title={
        plan
          ? `План: ${done} из ${measures.length}, до ${formatLong(campaign.doneBy)}`
          : `План оптимизации – утвердить до ${formatLong(campaign.planBy)}`
      }
      rule
      lead={plan ? `Утверждён ${formatLong(plan.on)}: ${plan.basis}` : undefined}
    >
      {!plan && campaign.planBy < today && (
        <Notice tone="warn" title="Срок плана прошёл">
          Составьте план и утвердите его: без него услуга остаётся ниже нормы.
        </Notice>
      )}
      {measures.length > 0 && (
        <ul className="border-t border-line">
          {measures.map((measure) => (
            <Measure key={measure.id} tenant={tenant} measure={measure} texts={texts} check={check} today={today} />
          ))}
        </ul>
      )}
      {can.plan && !plan && <AddMeasure tenant={tenant} check={check} />}
      {can.approve && !plan && measures.length > 0 && (
        <Section title="Утвердить план" level={3}>
          <ActionForm action={approvePlanAction} tenant={tenant} hidden={{ id, version }} submitLabel="План утверждён">
            <TextField
              name="planBasis"
              label="Каким актом"
              maxLength={300}
              placeholder="Распоряжение министерства № 15"
            />
            <DateField name="planOn" label="День акта" max={today} defaultValue={today} />
          </ActionForm>
        </Section>
      )}
    </Section>
  )
}

type MeasureProps = Props & { measure: MeasureView; texts: ReadonlyMap<string, string> }

function Measure({ tenant, measure, texts, check: { plan, can }, today }: MeasureProps) {
  const { id, version, what, questions, responsible, dueOn, project, doneOn, result } = measure
  const late = doneOn === null && dueOn < today
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p>{what}</p>
        <p className="text-sm text-muted">
          {responsible}
          {project && (
            <>
              {' · '}
              <a href={`/${tenant}/office/projects/${project.id}`}>проект № {project.number}</a>
            </>
          )}
          {questions.length > 0 && ` · к вопросам: ${questions.map((key) => texts.get(key) ?? key).join('; ')}`}
        </p>
        {result && <p className="text-sm">{result}</p>}
      </div>
      <div className="md:text-right">
        <StatusMark kind={doneOn ? 'ok' : late ? 'bad' : 'none'}>
          {doneOn ? `выполнено ${formatShort(doneOn)}` : `${late ? 'срок прошёл ' : 'до '}${formatShort(dueOn)}`}
        </StatusMark>
      </div>
      {can.plan && !doneOn && (
        <div className="md:col-span-2">
          {plan ? (
            <details>
              <summary className="cursor-pointer">Выполнено…</summary>
              <div className="mt-3">
                <ActionForm action={doneMeasureAction} tenant={tenant} hidden={{ id, version }} submitLabel="Записать">
                  <DateField name="doneOn" label="День" max={today} defaultValue={today} />
                  <TextArea name="result" label="Что получилось" rows={2} />
                </ActionForm>
              </div>
            </details>
          ) : (
            <ActionForm
              action={removeMeasureAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Убрать"
              variant="quiet"
              size="s"
            />
          )}
        </div>
      )}
    </li>
  )
}

function AddMeasure({ tenant, check: { id, body, answers, campaign, projects } }: Pick<Props, 'tenant' | 'check'>) {
  const { lost } = scoreOf(body, answers)
  return (
    <details className="mt-4" open>
      <summary className="cursor-pointer font-medium">Добавить мероприятие</summary>
      <div className="mt-3 max-w-[48rem]">
        <ActionForm
          action={addMeasureAction}
          tenant={tenant}
          hidden={{ checkId: id }}
          submitLabel="Добавить"
          resetOnDone
        >
          <TextField name="what" label="Что сделать" maxLength={500} />
          <CheckboxGroup
            name="questions"
            label="Какие ответы исправит"
            optional
            choices={lost.map(({ question }) => ({ value: question.key, label: question.text }))}
          />
          <TextField name="responsible" label="Ответственный (должность)" maxLength={200} />
          <DateField name="dueOn" label="До какого дня" max={campaign.doneBy} />
          {projects.length > 0 && (
            <ComboField
              name="projectId"
              label="Проект, который это делает"
              optional
              options={projects.map(({ id: value, title }) => ({ value, label: title }))}
            />
          )}
        </ActionForm>
      </div>
    </details>
  )
}
