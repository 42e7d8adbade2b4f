/** What the settings are that a service has among several alone, for the forms. */
export const parameterHelp = {
  discipline:
    'Who is at work in a cell: those who came first; all who are there, on an equal share of its slots; or those who came last, who displace others.',
} as const
