import type { ComponentProps } from 'react'
import { pageName } from '@/lib/page-names'
import { PageTitle } from './PageTitle'

type Props = Omit<ComponentProps<typeof PageTitle>, 'title' | 'name' | 'size'> & {
  /** The page's path below the office, as the menu has it. */
  path: string
  /** What is going on, where there is something to say; the page's name stands above it. */
  says?: string | null | false
}

/** The heading of a page of the menu. */
export function OfficeTitle({ path, says, ...rest }: Props) {
  const name = pageName(path)
  return says && !says.startsWith(name) ? (
    <PageTitle {...rest} name={name} title={says} />
  ) : (
    <PageTitle {...rest} title={says || name} />
  )
}
