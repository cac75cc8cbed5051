/** A moment as Jira writes it: `2026-11-23T15:04:05.678+0000`. */
export const jiraTime = (date: Date): string => date.toISOString().replace('Z', '+0000');
