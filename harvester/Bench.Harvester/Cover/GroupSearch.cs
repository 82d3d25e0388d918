using System.Collections.Immutable;

namespace Bench.Harvester.Cover;

/// <summary>Finds the few members of a large group that show something, where only groups can be asked: by halves, and never twice.</summary>
/// <param name="ask">What a group shows; empty when none of its members shows anything.</param>
public sealed class GroupSearch<T>(Func<ImmutableArray<string>, Task<ImmutableSortedSet<T>>> ask)
{
    /// <summary>Finds the members. A group that is not told apart when the questions run out is returned as a whole.</summary>
    /// <param name="members">All members, the likely ones first.</param>
    /// <param name="likely">How many of them are likely: the first group that is asked; 0 for none.</param>
    /// <param name="shown">What all of them show together.</param>
    /// <param name="mostQuestions">How many groups may be asked.</param>
    public async Task<ImmutableArray<(ImmutableArray<string> Group, ImmutableSortedSet<T> Shown)>> FindAsync(
        ImmutableArray<string> members, int likely, ImmutableSortedSet<T> shown, int mostQuestions)
    {
        var found = ImmutableArray.CreateBuilder<(ImmutableArray<string>, ImmutableSortedSet<T>)>();
        var open = new Queue<(ImmutableArray<string> Group, ImmutableSortedSet<T> Shown)>([(members, shown)]);
        var questions = 0;
        while (open.TryDequeue(out var next))
        {
            if (next.Group.Length == 1 || questions + 2 > mostQuestions)
            {
                found.Add(next);
                continue;
            }

            var half = next.Group == members && likely > 0 && likely < members.Length ? likely : next.Group.Length / 2;
            ImmutableArray<string>[] parts = [next.Group[..half], next.Group[half..]];
            var first = await ask(parts[0]);
            questions++;
            // What the first half does not show alone the second must; asked all the same where the first shows something.
            var second = first.IsEmpty && parts[1].Length > 1 ? next.Shown : await ask(parts[1]);
            questions += first.IsEmpty && parts[1].Length > 1 ? 0 : 1;
            if (first.IsEmpty && second.IsEmpty)
            {
                // They show it together only.
                found.Add(next);
            }

            foreach (var (group, lines) in new[] { (parts[0], first), (parts[1], second) }.Where(part => !part.Item2.IsEmpty))
            {
                open.Enqueue((group, lines));
            }
        }

        return found.ToImmutable();
    }
}
