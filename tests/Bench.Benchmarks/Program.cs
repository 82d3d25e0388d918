using System.CommandLine;
using Bench.Benchmarks.Costs;
using BenchmarkDotNet.Running;

var sandbox = new Option<string>("--sandbox") { Description = "docker, bubblewrap or process.", DefaultValueFactory = _ => "docker" };
sandbox.AcceptOnlyFromAmong("docker", "bubblewrap", "process");
var only = new Option<string?>("--only") { Description = "Measures whose id contains this." };
var cost = new Command("cost", "What measuring costs, against its bars. Takes some five minutes; the machine should be idle.") { sandbox, only };
cost.SetAction((parsed, cancellationToken) => CostReport.RunAsync(parsed.GetValue(sandbox)!, parsed.GetValue(only), cancellationToken));

var micro = new Command("micro", "Micro-benchmarks of the pure parts; arguments go to BenchmarkDotNet, such as --filter '*Analysis*'.") { TreatUnmatchedTokensAsErrors = false };
micro.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(CostReport).Assembly).Run([.. parsed.UnmatchedTokens]); });

return await new RootCommand("States what parts of Bench cost. Not run by CI: a shared machine proves no time.") { cost, micro }.Parse(args).InvokeAsync();
