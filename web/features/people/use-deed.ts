import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Something done to a person; the lists and the person are read anew after it. */
export function useDeed<Given, Result>(
  mutationFn: (given: Given) => Promise<Result>,
  onSuccess?: (result: Result) => unknown,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (result) => {
      await onSuccess?.(result);
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
}
