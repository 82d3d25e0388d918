using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Charts;

/// <summary>One axis of a plot: where a value stands on it, from 0 to 1, and its ticks. Values beyond its ends stand on them.</summary>
public abstract record Axis
{
    private const double MostTicks = 6;

    private Axis(string label) => Label = label;

    /// <summary>What it shows, with the unit.</summary>
    public string Label { get; }

    /// <summary>Ticks with their labels, in order.</summary>
    public abstract IEnumerable<(double Value, string Label)> Ticks { get; }

    /// <summary>Place of a value, 0 to 1.</summary>
    public double Place(double value) => Math.Clamp(Share(value), 0, 1);

    /// <summary>Place of a value, before it is kept on the axis.</summary>
    protected abstract double Share(double value);

    private static IEnumerable<double> RoundValues(double low, double high)
    {
        var rough = (high - low) / MostTicks;
        var decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = decade * new[] { 1.0, 2, 5, 10 }.First(factor => factor * decade >= rough * (1 - 1e-9));
        for (var tick = Math.Ceiling((low / step) - 1e-9); tick * step <= high + (step * 1e-9); tick++)
        {
            yield return tick * step;
        }
    }

    private static IEnumerable<(double Value, string Label)> Labelled(IEnumerable<double> values) => values.Select(value => (value, Number(value)));

    private static string Number(double value) => (Math.Round(value, 6) + 0.0).ToString(Math.Abs(value) >= 1e7 || (value != 0 && Math.Abs(value) < 1e-4) ? "0.#e0" : "0.######", CultureInfo.InvariantCulture);

    /// <summary>Equal differences are equal distances.</summary>
    public sealed record Linear : Axis
    {
        /// <summary>Makes the axis.</summary>
        public Linear(string label, double low, double high)
            : base(label) => (Low, High) = (low, high > low ? high : low + 1);

        /// <summary>Left or lower end.</summary>
        public double Low { get; }

        /// <summary>Right or upper end.</summary>
        public double High { get; }

        /// <inheritdoc/>
        public override IEnumerable<(double Value, string Label)> Ticks => Labelled(RoundValues(Low, High));

        /// <inheritdoc/>
        protected override double Share(double value) => (value - Low) / (High - Low);
    }

    /// <summary>Equal ratios are equal distances; for times and ratios of times.</summary>
    public sealed record Logarithmic : Axis
    {
        private const double Margin = 0.06;

        /// <summary>Makes an axis that holds the values, with a margin. Those that are not positive and finite are passed over.</summary>
        public Logarithmic(string label, IEnumerable<double> values)
            : base(label)
        {
            double[] logs = [.. values.Where(value => value > 0 && double.IsFinite(value)).Select(value => Math.Log(value))];
            var (low, high) = logs.Length == 0 ? (-1, 1) : (logs.Min(), logs.Max());
            var margin = Math.Max((high - low) * Margin, 0.01);
            (Low, High) = (Math.Exp(low - margin), Math.Exp(high + margin));
        }

        /// <summary>Left or lower end; more than 0.</summary>
        public double Low { get; }

        /// <summary>Right or upper end.</summary>
        public double High { get; }

        /// <inheritdoc/>
        public override IEnumerable<(double Value, string Label)> Ticks => Labelled(High / Low < 4 ? RoundValues(Low, High) : Decades());

        /// <inheritdoc/>
        protected override double Share(double value) => value <= 0 ? 0 : (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low));

        private IEnumerable<double> Decades()
        {
            var first = (int)Math.Floor(Math.Log10(Low));
            var last = (int)Math.Ceiling(Math.Log10(High));
            var factors = last - first <= 3 ? new[] { 1.0, 2, 5 } : [1.0];
            var stride = Math.Max(1, (last - first) / (int)MostTicks);
            return from decade in Enumerable.Range(first, last - first + 1)
                   where (decade - first) % stride == 0
                   from factor in factors
                   let value = factor * Math.Pow(10, decade)
                   where value >= Low && value <= High
                   select value;
        }
    }

    /// <summary>Names side by side, at 0, 1, 2 and so on.</summary>
    public sealed record Categories : Axis
    {
        /// <summary>Makes the axis.</summary>
        public Categories(string label, IEnumerable<string> names)
            : base(label) => Names = [.. names];

        /// <summary>The names.</summary>
        public ImmutableArray<string> Names { get; }

        /// <inheritdoc/>
        public override IEnumerable<(double Value, string Label)> Ticks => Names.Index().Select(name => ((double)name.Index, name.Item));

        /// <inheritdoc/>
        protected override double Share(double value) => (value + 0.5) / Math.Max(1, Names.Length);
    }

    /// <summary>Places in a ranking: the first stands at the top.</summary>
    public sealed record Places : Axis
    {
        /// <summary>Makes the axis.</summary>
        public Places(string label, int last)
            : base(label) => Last = Math.Max(2, last);

        /// <summary>The last place.</summary>
        public int Last { get; }

        /// <inheritdoc/>
        public override IEnumerable<(double Value, string Label)> Ticks => Labelled(Last <= 10 ? Enumerable.Range(1, Last).Select(place => (double)place) : [1, .. RoundValues(1, Last).Where(place => place > 1)]);

        /// <inheritdoc/>
        protected override double Share(double value) => 1 - (value - 1) / (Last - 1);
    }
}
