using Plimsoll.Placement.Fleets;

namespace Plimsoll.Bench.Placement;

/// <summary>Textbook vector packing, to compare with.</summary>
internal static class PackingHeuristics
{
    public static int FirstFit(IEnumerable<Demand> tasks, int cpu, int memory) => Pack(tasks, cpu, memory, best: false);

    public static int FirstFitDecreasing(IEnumerable<Demand> tasks, int cpu, int memory) =>
        Pack(Decreasing(tasks, cpu, memory), cpu, memory, best: false);

    public static int BestFitDecreasing(IEnumerable<Demand> tasks, int cpu, int memory) =>
        Pack(Decreasing(tasks, cpu, memory), cpu, memory, best: true);

    /// <summary>By the sum of both shares, the biggest first.</summary>
    public static IEnumerable<Demand> Decreasing(IEnumerable<Demand> tasks, int cpu, int memory) =>
        tasks.OrderByDescending(task => ((double)task.Cpu / cpu) + ((double)task.Memory / memory));

    private static int Pack(IEnumerable<Demand> tasks, int cpu, int memory, bool best)
    {
        var bins = new List<(int Cpu, int Memory)>();
        foreach (var task in tasks)
        {
            var chosen = -1;
            var least = double.MaxValue;
            for (var i = 0; i < bins.Count; i++)
            {
                if (bins[i].Cpu < task.Cpu || bins[i].Memory < task.Memory)
                {
                    continue;
                }

                var left = best ? ((double)bins[i].Cpu / cpu) + ((double)bins[i].Memory / memory) : 0;
                if (left < least)
                {
                    (chosen, least) = (i, left);
                    if (!best)
                    {
                        break;
                    }
                }
            }

            if (chosen < 0)
            {
                bins.Add((cpu, memory));
                chosen = bins.Count - 1;
            }

            bins[chosen] = (bins[chosen].Cpu - task.Cpu, bins[chosen].Memory - task.Memory);
        }

        return bins.Count;
    }
}
