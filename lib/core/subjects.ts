/** What a record of the journal can be about beside a row of a table: a list that was loaded at once. */
export type OtherSubject = 'AgencyImport' | 'PersonImport' | 'ProcessImport' | 'ProjectImport'
