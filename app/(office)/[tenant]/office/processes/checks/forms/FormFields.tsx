import { CheckboxField } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { letters, writeQuestions, type CheckBody, type Letter } from '@/lib/processes/check/form'

type Props = { form: { title: string; sample: boolean; ruling: string; body: CheckBody } | null }

const suffix: Record<Letter, string> = { А: 'A', Б: 'B', В: 'V', Г: 'G' }
const usual: Record<Letter, string> = { А: '85', Б: '70', В: '50', Г: '0' }
const shown = (decimal: string | undefined, otherwise: string) => (decimal ?? otherwise).replace('.', ',')

/** Questions, points and thresholds of a questionnaire. */
export function FormFields({ form }: Props) {
  const body = form?.body
  const grade = (letter: Letter) => body?.grades.find((one) => one.letter === letter)
  return (
    <>
      <TextField name="title" label="Название" maxLength={200} defaultValue={form?.title} />
      <TextArea
        name="questions"
        label="Вопросы"
        rows={16}
        defaultValue={body ? writeQuestions(body) : '# Узнать\n'}
        hint="Раздел начинается знаком #. Вопрос – с новой строки; после черты «|» можно указать вес (без него 1) и слово «стоп»: «вопрос | 2 | стоп». Ответ «нет» на стоп-вопрос не даёт оценке подняться выше границы"
      />
      <div className="grid gap-x-4 sm:grid-cols-3">
        <TextField name="yes" label="Баллы за «да»" inputMode="decimal" defaultValue={shown(body?.points.yes, '2')} />
        <TextField
          name="partly"
          label="за «частично»"
          inputMode="decimal"
          defaultValue={shown(body?.points.partly, '1')}
        />
        <TextField name="no" label="за «нет»" inputMode="decimal" defaultValue={shown(body?.points.no, '0')} />
      </div>
      {letters.map((letter) => (
        <div key={letter} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
          {letter === 'Г' ? (
            <p className="field">
              <span className="mb-1.5 block font-medium">«Г» – остальные</span>
            </p>
          ) : (
            <TextField
              name={`from${suffix[letter]}`}
              label={`«${letter}» – от`}
              inputMode="decimal"
              suffix="%"
              chars={6}
              defaultValue={shown(grade(letter)?.from, usual[letter])}
            />
          )}
          <TextField
            name={`meaning${suffix[letter]}`}
            label={`Что значит «${letter}»`}
            optional
            maxLength={300}
            defaultValue={grade(letter)?.meaning}
          />
        </div>
      ))}
      <SelectField
        name="limit"
        label="После «нет» на стоп-вопрос оценка не выше"
        empty="Без ограничения"
        defaultValue={body?.limit ?? 'В'}
        options={letters.map((letter) => ({ value: letter, label: `«${letter}»` }))}
      />
      <CheckboxField
        name="sample"
        defaultChecked={form?.sample}
        label="Это образец: вопросы и пороги никем не утверждены"
        hint="На страницах самопроверки это будет сказано"
      />
      <TextField
        name="ruling"
        label="Кем и когда установлены вопросы и пороги"
        optional
        maxLength={1000}
        defaultValue={form?.ruling}
        hint="Акт называет только «В» и «Г»: что значат буквы и с какого балла, решает область"
      />
    </>
  )
}
