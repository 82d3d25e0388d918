using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>What a reader without a mouse can do. Keys go to a page while no other one is looked at: beside a dozen busy ones a key press was lost.</summary>
[TestFixture]
[NonParallelizable]
public sealed class KeyboardTests
{
    private const int MostSteps = 400;

    [Test, CancelAfter(180_000)]
    public async Task The_keyboard_alone_leads_from_the_board_over_a_submission_and_a_task_to_a_comparison(CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look());
        var tab = await visit.NewPageAsync();
        await tab.GotoAsync("/");

        await FollowAsync(tab, $"main a[href='/submissions/{SmallData.Submission}']", cancellationToken);
        Assert.That(new Uri(tab.Url).AbsolutePath, Is.EqualTo($"/submissions/{SmallData.Submission}"));
        await FollowAsync(tab, $"main a[href='/submissions/{SmallData.Submission}/tasks/{SmallData.Task}']", cancellationToken);
        Assert.That(new Uri(tab.Url).AbsolutePath, Is.EqualTo($"/submissions/{SmallData.Submission}/tasks/{SmallData.Task}"));
        await FollowAsync(tab, "a[href^='/compare']", cancellationToken);
        Assert.That(new Uri(tab.Url).AbsolutePath, Is.EqualTo("/compare"));
    }

    [Test, CancelAfter(180_000)]
    public async Task The_first_step_of_the_keyboard_skips_to_the_content(CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look());
        var tab = await visit.NewPageAsync();
        await tab.GotoAsync("/");

        await tab.Keyboard.PressAsync("Tab");
        await tab.Keyboard.PressAsync("Enter");
        cancellationToken.ThrowIfCancellationRequested();

        Assert.That(tab.Url, Does.EndWith("#main"));
    }

    /// <summary>Steps from control to control until one fits, checks that a reader sees where the focus is, and presses Enter.</summary>
    private static async Task FollowAsync(IPage tab, string selector, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await tab.Keyboard.PressAsync("Tab");
            if (await tab.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                var outline = await tab.EvaluateAsync<string>("() => { const style = getComputedStyle(document.activeElement); return `${style.outlineStyle} ${style.outlineWidth}`; }");
                Assert.That(outline, Does.Not.StartWith("none").And.Not.EndsWith(" 0px"), "the focus cannot be seen");
                var left = tab.Url;
                await tab.Keyboard.PressAsync("Enter");
                await tab.WaitForURLAsync(address => address != left);
                return;
            }
        }

        Assert.Fail($"{MostSteps} steps of the keyboard from {tab.Url} do not reach {selector}");
    }
}
