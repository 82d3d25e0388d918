using System.CommandLine;
using Bench.Benchmarks.Costs;
using Bench.Benchmarks.Mining;
using BenchmarkDotNet.Running;

var sandbox = new Option<string>("--sandbox") { Description = "docker, bubblewrap or process.", DefaultValueFactory = _ => "docker" };
sandbox.AcceptOnlyFromAmong("docker", "bubblewrap", "process");
var only = new Option<string?>("--only") { Description = "Measures whose id contains this." };
var cost = new Command("cost", "What measuring costs, against its bars. Takes some five minutes; the machine should be idle.") { sandbox, only };
cost.SetAction((parsed, cancellationToken) => CostReport.RunAsync(parsed.GetValue(sandbox)!, parsed.GetValue(only), cancellationToken));

var clone = new Argument<string>("clone") { Description = "Any large clone." };
var rounds = new Option<int>("--rounds") { Description = "How often each is timed, in turns.", DefaultValueFactory = _ => 3 };
var mining = new Command("mining", "Mining and filtering a whole history against git log --first-parent -p, with the peak of memory.") { clone, rounds };
mining.SetAction((parsed, cancellationToken) => MiningBench.RunAsync(parsed.GetValue(clone)!, parsed.GetValue(rounds), cancellationToken));

var micro = new Command("micro", "Micro-benchmarks of the pure parts; arguments go to BenchmarkDotNet, such as --filter '*Analysis*'.") { TreatUnmatchedTokensAsErrors = false };
micro.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(CostReport).Assembly).Run([.. parsed.UnmatchedTokens]); });

return await new RootCommand("States what parts of Bench cost. Not run by CI: a shared machine proves no time.") { cost, mining, micro }.Parse(args).InvokeAsync();
