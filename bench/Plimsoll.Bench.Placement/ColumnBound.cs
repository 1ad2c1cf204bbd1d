using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;
using Plimsoll.Placement.Fleets;
using LinearExpr = Google.OrTools.Sat.LinearExpr;

namespace Plimsoll.Bench.Placement;

/// <summary>
/// The Gilmore–Gomory bound: the linear relaxation over all ways to fill an instance, by column generation. The
/// ways are found by an exact two-dimensional knapsack, so the rounded-up value is a true lower bound.
/// </summary>
internal static class ColumnBound
{
    private const int Scale = 1_000_000;

    public static int Of(IEnumerable<Demand> tasks, int cpu, int memory)
    {
        var counted = tasks.CountBy(task => task).ToArray();
        var shapes = counted.Select(pair => pair.Key).ToArray();
        var counts = counted.Select(pair => pair.Value).ToArray();
        var columns = shapes.Select((shape, i) => Single(shapes.Length, i, Math.Min(cpu / shape.Cpu, memory / shape.Memory))).ToList();
        while (true)
        {
            var (value, prices) = Relax(columns, counts);
            var (column, worth) = Fill(shapes, counts, prices, cpu, memory);
            if (worth <= 1 + 1e-6)
            {
                // Farley: dividing by the best worth keeps the bound valid whatever the tolerance.
                return (int)Math.Ceiling((value / Math.Max(1, worth)) - 1e-4);
            }

            columns.Add(column);
        }
    }

    private static int[] Single(int length, int index, int count)
    {
        var column = new int[length];
        column[index] = count;
        return column;
    }

    private static (double Value, double[] Prices) Relax(List<int[]> columns, int[] counts)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var uses = columns.Select((_, i) => solver.MakeNumVar(0, double.PositiveInfinity, $"c{i}")).ToArray();
        var rows = counts.Select((count, i) =>
        {
            var row = solver.MakeConstraint(count, double.PositiveInfinity);
            for (var c = 0; c < uses.Length; c++)
            {
                row.SetCoefficient(uses[c], columns[c][i]);
            }

            return row;
        }).ToArray();
        var objective = solver.Objective();
        foreach (var use in uses)
        {
            objective.SetCoefficient(use, 1);
        }

        objective.SetMinimization();
        solver.Solve();
        return (objective.Value(), [.. rows.Select(row => row.DualValue())]);
    }

    private static (int[] Column, double Worth) Fill(Demand[] shapes, int[] counts, double[] prices, int cpu, int memory)
    {
        var model = new CpModel();
        var taken = shapes.Select((shape, i) =>
            model.NewIntVar(0, Math.Min(counts[i], Math.Min(cpu / shape.Cpu, memory / shape.Memory)), $"x{i}")).ToArray();
        model.Add(LinearExpr.WeightedSum(taken, shapes.Select(shape => shape.Cpu)) <= cpu);
        model.Add(LinearExpr.WeightedSum(taken, shapes.Select(shape => shape.Memory)) <= memory);
        model.Maximize(LinearExpr.WeightedSum(taken, prices.Select(price => (long)Math.Round(price * Scale))));
        var solver = new CpSolver { StringParameters = "num_workers:1" };
        solver.Solve(model);
        var column = taken.Select(x => (int)solver.Value(x)).ToArray();
        return (column, column.Select((count, i) => count * prices[i]).Sum());
    }
}
