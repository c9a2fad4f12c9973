'use client'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { boneLabels, bones, type Cause, type Pin, type Why } from '@/lib/processes/optimisation/problem'
import { Rows } from './Rows'

type Values = { title: string; pins: readonly Pin[]; whys: readonly Why[]; causes: readonly Cause[] }
type Props = { steps: { value: string; label: string }[]; values?: Values }

const text = { autoComplete: 'off' } as const
const typed = (decimal: string): string => decimal.replace('.', ',')

/** A problem: what it takes at which steps, five whys and the causes of the Ishikawa drawing. */
export function ProblemFields({ steps, values = { title: '', pins: [], whys: [], causes: [] } }: Props) {
  return (
    <>
      <TextField
        {...text}
        name="title"
        label="Проблема"
        hint="Что происходит, а не чего не хватает: «Каждый пятый комплект неполный»"
        defaultValue={values.title}
        maxLength={200}
      />
      <PinRows steps={steps} pins={values.pins} />
      <WhyRows whys={values.whys} />
      <CauseRows causes={values.causes} />
    </>
  )
}

const PinRows = ({ steps, pins }: Pick<Props, 'steps'> & Pick<Values, 'pins'>) => (
  <Rows
    legend="Шаги, которые она держит"
    hint="Сколько минут теряется на шаге «как есть» и в какой доле случаев. Цену считает калькулятор."
    add="Добавить шаг"
    rows={pins}
    empty={{ stepId: '', stepName: '', share: '100', wait: '0', work: '0', returns: false }}
    draw={({ stepId, share, wait, work, returns }, at, n) => (
      <div className="grid gap-x-3 gap-y-2">
        <SelectField
          name={`pins.${at}.stepId`}
          label={`Шаг ${n}`}
          empty="Выберите шаг"
          options={steps}
          defaultValue={steps.some(({ value }) => value === stepId) ? stepId : ''}
        />
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            {...text}
            name={`pins.${at}.share`}
            label="В какой доле случаев"
            suffix="%"
            chars={6}
            inputMode="decimal"
            defaultValue={typed(share)}
          />
          <TextField
            {...text}
            name={`pins.${at}.wait`}
            label="Лишнее ожидание"
            suffix="мин"
            chars={8}
            inputMode="decimal"
            defaultValue={typed(wait)}
          />
          <TextField
            {...text}
            name={`pins.${at}.work`}
            label="Лишняя работа"
            suffix="мин"
            chars={8}
            inputMode="decimal"
            defaultValue={typed(work)}
          />
        </div>
        <CheckboxField name={`pins.${at}.returns`} label="Из-за неё возвращают с этого шага" defaultChecked={returns} />
      </div>
    )}
  />
)

const WhyRows = ({ whys }: Pick<Values, 'whys'>) => (
  <Rows
    legend="Пять почему"
    hint="Каждый ответ – причина предыдущего. Последний считается корнем."
    add="Ещё «почему»"
    rows={whys}
    empty={{ text: '', proof: '' }}
    draw={(why, at, n) => (
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField {...text} name={`whys.${at}.text`} label={`Почему ${n}`} defaultValue={why.text} maxLength={500} />
        <TextField
          {...text}
          name={`whys.${at}.proof`}
          label="Чем подтверждено"
          optional
          defaultValue={why.proof}
          maxLength={500}
        />
      </div>
    )}
  />
)

const CauseRows = ({ causes }: Pick<Values, 'causes'>) => (
  <Rows
    legend="Причины по Исикаве"
    hint="То, что ничем не подтверждено, на схеме останется догадкой."
    add="Добавить причину"
    rows={causes}
    empty={{ bone: 'method' as const, text: '', proof: '' }}
    draw={(cause, at, n) => (
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          name={`causes.${at}.bone`}
          label="К чему относится"
          defaultValue={cause.bone}
          options={bones.map((bone) => ({ value: bone, label: boneLabels[bone] }))}
        />
        <TextField
          {...text}
          name={`causes.${at}.text`}
          label={`Причина ${n}`}
          defaultValue={cause.text}
          maxLength={200}
        />
        <TextField
          {...text}
          name={`causes.${at}.proof`}
          label="Чем подтверждена"
          optional
          defaultValue={cause.proof}
          maxLength={300}
        />
      </div>
    )}
  />
)
