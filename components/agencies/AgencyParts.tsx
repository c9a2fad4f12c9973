import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import type { AgencyPartView } from '@/lib/core/agency-part'

/** What each module says of an agency; the lines open where they come from. */
export const AgencyParts = ({ tenant, parts }: { tenant: string; parts: readonly AgencyPartView[] }) =>
  parts.map(({ key, title, lines }) => (
    <Section key={key} title={title}>
      <DefinitionList
        items={lines.map(({ term, text, href }) => ({
          key: term,
          term,
          value: href ? <a href={`/${tenant}/${href}`}>{text}</a> : text,
        }))}
      />
    </Section>
  ))
