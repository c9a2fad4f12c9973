import { Button } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'

/** Words that look for another process, to link with it or to merge into it; `hint` – what is found. */
export function ProcessSearch({ q, hint }: { q: string; hint: string }) {
  return (
    <form role="search" className="mb-4 flex max-w-[44rem] flex-wrap items-end gap-3">
      <SearchField label={hint} defaultValue={q} />
      <Button type="submit" variant="quiet">
        Найти
      </Button>
    </form>
  )
}
