'use client'
import { readPassport } from '@/lib/projects/form/passport'
import { useEditor } from './editor-context'
import { PathField, Place, Remarks } from './PathField'
import { AddRow, RemoveRow } from './RowButtons'
import { useRows } from './use-rows'

const PEOPLE = 'passport-people'

/** Names to pick from while typing; anybody else may be typed. */
export function PeopleList() {
  const { people } = useEditor()
  return (
    <datalist id={PEOPLE}>
      {people.map(({ id, name, position, agency }) => (
        <option key={id} value={name}>
          {[position, agency].filter(Boolean).join(', ')}
        </option>
      ))}
    </datalist>
  )
}

/** A name and a position; a name of the list brings its position along. */
export function PersonFields({
  at,
  nameLabel,
  hint,
  hideLabels,
}: {
  at: string
  nameLabel: string
  hint?: string
  hideLabels?: boolean
}) {
  const { people, fields, edit } = useEditor()
  const chosen = people.find(({ id }) => id === fields[`${at}.personId`])
  const type = (name: string) => {
    edit(`${at}.name`, name)
    const picked = people.find((person) => person.name === name)
    const position = fields[`${at}.position`] ?? ''
    edit(`${at}.personId`, picked?.id ?? '')
    // A position typed by hand stays.
    if (picked && picked.position && (position === '' || position === chosen?.position))
      edit(`${at}.position`, picked.position)
  }
  return (
    <div className="grid items-start gap-3 md:grid-cols-2">
      <PathField path={`${at}.name`} label={nameLabel} hint={hint} hideLabel={hideLabels} list={PEOPLE} onText={type} />
      <PathField path={`${at}.position`} label="Должность" hint={hint && '\u00a0'} hideLabel={hideLabels} />
    </div>
  )
}

export function TeamFields() {
  const { fields } = useEditor()
  const rows = useRows(
    'team',
    readPassport(fields).team.map(({ id }) => id),
  )
  return (
    <Place path="team" className="mt-5">
      <p className="font-medium">Команда проекта</p>
      <p className="text-sm text-muted">Выберите из людей участвующих органов или впишите</p>
      <div>
        {rows.ids.map((id, at) => (
          <div
            key={id}
            data-row={id}
            className="flex items-start gap-2 border-b border-line py-2.5"
            role="group"
            aria-label={`Участник команды ${at + 1}`}
          >
            <div className="min-w-0 flex-1">
              <PersonFields at={`team.${id}`} nameLabel="Фамилия, имя, отчество" hideLabels={at > 0} />
            </div>
            <div className={at > 0 ? '' : 'pt-7.5'}>
              <RemoveRow rows={rows} id={id} label={fields[`team.${id}.name`] || `участник ${at + 1}`} />
            </div>
          </div>
        ))}
      </div>
      <Remarks path="team" />
      <AddRow rows={rows} label="Добавить в команду" />
    </Place>
  )
}
