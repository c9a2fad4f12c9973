'use client'
import { Button } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { useStarted } from '@/components/ui/use-start'
import { formulaWords, type Formula } from '@/lib/plan/formula'
import { MOST_SHARES, sharesOf } from '@/lib/plan/schema'
import { recordSourceLabels, recordSources } from '@/lib/plan/sources'

type Props = { formula: Formula | null; sample: boolean; numbers: { number: string; title: string }[] }

/** What a share may be made of: records of the portal, participants, other indicators. */
const countable = (numbers: Props['numbers']) =>
  [
    {
      label: 'Записи портала',
      options: recordSources.map((one) => ({ value: `count:${one}`, label: recordSourceLabels[one].name })),
    },
    {
      label: 'Участники',
      options: [
        { value: 'agencies', label: 'все участники программы' },
        ...recordSources.map((one) => ({
          value: `with:${one}`,
          label: `участники, у которых есть ${recordSourceLabels[one].name}`,
        })),
      ],
    },
    {
      label: 'Другие показатели',
      options: numbers.map(({ number, title }) => ({
        value: `indicator:${number}`,
        label: `${number}. ${title.slice(0, 80)}`,
      })),
    },
  ].filter((group) => group.options.length > 0)

type ShareProps = {
  at: number
  share: { of: string; to: string; name: string }
  several: boolean
  options: ReturnType<typeof countable>
  onRemove: () => void
}

function ShareFields({ at, share, several, options, onRemove }: ShareProps) {
  return (
    <div className="grid gap-3 border-b border-line pb-4">
      <SelectField
        name={`shares.${at}.of`}
        label={several ? `Доля ${at + 1}: что считать` : 'Что считать'}
        empty="Выберите"
        options={options}
        defaultValue={share.of}
      />
      <SelectField
        name={`shares.${at}.to`}
        label={several ? `Доля ${at + 1}: от чего` : 'От чего'}
        empty="Выберите"
        options={options}
        defaultValue={share.to}
      />
      <TextField
        name={`shares.${at}.name`}
        label="Как назвать"
        hint="Например, органы с открытыми проектами"
        optional
        defaultValue={share.name}
        maxLength={200}
        autoComplete="off"
      />
      {several && (
        <Button variant="text" size="s" className="justify-self-start" onClick={onRemove}>
          Убрать долю {at + 1}
        </Button>
      )}
    </div>
  )
}

/** A share of two counted things, or the mean of several shares. */
export function FormulaFields({ formula, sample, numbers }: Props) {
  const known = sharesOf(formula)
  const [kept, setKept] = useStarted(known === null)
  const [rows, setRows] = useStarted(
    (known && known.length > 0 ? known : [{ of: '', to: '', name: '' }]).map((row, key) => ({ ...row, key })),
  )
  const options = countable(numbers)
  return (
    <fieldset className="grid gap-4 border-l-2 border-line-strong pl-4">
      <legend className="sr-only">Формула</legend>
      {kept && formula ? (
        <div>
          <p>Сейчас: {formulaWords(formula)}.</p>
          <input type="hidden" name="keepFormula" value="on" />
          <Button variant="quiet" size="s" className="mt-2" onClick={() => setKept(false)}>
            Задать заново
          </Button>
        </div>
      ) : (
        <>
          <p className="text-sm text-muted">
            Значение – доля в процентах: «что считать» разделить на «от чего». Если долей несколько, берётся их среднее.
          </p>
          {rows.map((row, at) => (
            <ShareFields
              key={row.key}
              at={at}
              share={row}
              several={rows.length > 1}
              options={options}
              onRemove={() => setRows(rows.filter((one) => one !== row))}
            />
          ))}
          {rows.length < MOST_SHARES && (
            <Button
              variant="quiet"
              size="s"
              className="needs-script justify-self-start"
              onClick={() =>
                setRows([...rows, { of: '', to: '', name: '', key: Math.max(...rows.map(({ key }) => key)) + 1 }])
              }
            >
              Добавить долю
            </Button>
          )}
        </>
      )}
      <CheckboxField
        name="sample"
        label="Это пример, а не официальная методика"
        hint="Так и будет написано рядом с показателем"
        defaultChecked={sample}
      />
    </fieldset>
  )
}
