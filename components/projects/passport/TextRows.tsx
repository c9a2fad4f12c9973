'use client'
import { readPassport } from '@/lib/projects/form/passport'
import { useEditor } from './editor-context'
import { PathField, Place, Remarks } from './PathField'
import { AddRow, RemoveRow } from './RowButtons'
import { useRows } from './use-rows'

type Props = { list: 'grounds' | 'effects'; one: string; add: string }

/** A numbered list of texts: grounds, effects. */
export function TextRows({ list, one, add }: Props) {
  const { fields } = useEditor()
  const rows = useRows(
    list,
    readPassport(fields)[list].map(({ id }) => id),
  )
  return (
    <Place path={list}>
      <div className="grid gap-2.5">
        {rows.ids.map((id, at) => (
          <div key={id} data-row={id} className="flex items-start gap-2">
            <span className="w-6 shrink-0 pt-2.5 text-muted">{at + 1}.</span>
            <PathField path={`${list}.${id}`} label={`${one} ${at + 1}`} hideLabel rows={1} className="flex-1" />
            <div className="pt-1">
              <RemoveRow rows={rows} id={id} label={`${one.toLowerCase()} ${at + 1}`} />
            </div>
          </div>
        ))}
      </div>
      <Remarks path={list} />
      <AddRow rows={rows} label={add} />
    </Place>
  )
}
