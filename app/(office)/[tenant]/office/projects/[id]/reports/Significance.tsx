import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DataTable } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { evaluateAction } from './action'
import type { EvaluationView, ProjectReports } from '@/lib/projects/reports/view'

type Props = {
  tenant: string
  projectId: string
  evaluations: EvaluationView[]
  evaluating: ProjectReports['evaluating']
  timeZone: string
}

/** The evaluation of significance in force, and the form for a (new) one. */
export function Significance({ tenant, projectId, evaluations, evaluating, timeZone }: Props) {
  const [last, ...earlier] = evaluations
  return (
    <Section title="Значимость проекта" rule>
      {last && <Result one={last} timeZone={timeZone} />}
      {earlier.length > 0 && (
        <p className="mt-3 text-sm text-muted">
          Раньше:{' '}
          {earlier
            .map(({ result, at }) => `${formatDecimal(result.total)} (${formatDateTime(timeZone, at)})`)
            .join('; ')}
          .
        </p>
      )}
      {evaluating && (
        <details open={!last} className="mt-4">
          <summary className="cursor-pointer text-accent">{last ? 'Оценить заново' : 'Оценить значимость'}</summary>
          <div className="mt-4 max-w-[48rem]">
            {evaluating.form.sample && (
              <Notice tone="warn" className="mb-5">
                Это образец формы: акт критериев не называет, а своей формы уполномоченный орган пока не сохранил.
              </Notice>
            )}
            <ActionForm
              action={evaluateAction}
              tenant={tenant}
              hidden={{ projectId, formVersion: evaluating.version }}
              submitLabel="Сохранить оценку"
            >
              {evaluating.form.criteria.map((criterion, i) => (
                <RadioGroup
                  key={criterion.title}
                  name={`answers.c${i}`}
                  label={`${i + 1}. ${criterion.title}`}
                  hint={`Вес ${formatDecimal(criterion.weight)}`}
                  choices={criterion.options.map((option, at) => ({
                    value: String(at),
                    label: `${option.text} – ${formatDecimal(option.score)}`,
                  }))}
                />
              ))}
              <TextArea name="comment" label="Пояснение" optional rows={2} />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}

function Result({ one: { form, result, comment, byName, at }, timeZone }: { one: EvaluationView; timeZone: string }) {
  return (
    <>
      <p className="mb-3 text-lg">
        <b className="text-2xl">{formatDecimal(result.total)}</b> из {formatDecimal(result.maximum)} – значимость{' '}
        {result.level}
        {form.sample && <span className="text-muted"> (по образцу формы)</span>}
      </p>
      <DataTable
        caption="Из чего сложилась оценка"
        dense
        rows={result.lines}
        rowKey={({ title }) => title}
        columns={[
          { key: 'title', header: 'Критерий', phone: 'title', cell: ({ title }) => title },
          { key: 'answer', header: 'Ответ', cell: ({ answer }) => answer },
          { key: 'score', header: 'Балл', numeric: true, cell: ({ score }) => formatDecimal(score) },
          { key: 'weight', header: 'Вес', numeric: true, cell: ({ weight }) => formatDecimal(weight) },
          { key: 'points', header: 'Вклад', numeric: true, cell: ({ points }) => formatDecimal(points) },
        ]}
      />
      {comment && <p className="mt-3 max-w-[80ch] whitespace-pre-line">{comment}</p>}
      <p className="mt-2 text-sm text-muted">
        {form.title}. {byName}, {formatDateTime(timeZone, at)}
      </p>
    </>
  )
}
