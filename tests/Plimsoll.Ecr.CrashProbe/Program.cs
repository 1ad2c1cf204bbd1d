using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Cells;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecr;
using Plimsoll.Ecr.CrashProbe;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Transport;

// Arguments: data directory, hours that the clock is ahead. ECR as the program runs it: SQLite, files, the registry over HTTP, and a collector
// that comes around many times a second. Prints its address; POST /_clock?hours=N puts the clock ahead; runs until it is killed.
var clock = new HurriedClock(TimeSpan.FromHours(int.Parse(args[1], CultureInfo.InvariantCulture)));
var everybody = new Everybody();
using var complaints = new Complaints();
await using var cells = new CellHost(
    new SqliteStore(Path.Combine(args[0], "state.db")), new Schema(EcrService.Tables, EcrService.Derive), error => Console.Error.WriteLine(error));
await using var ecr = new EcrService(
    new EcrOptions
    {
        Cells = cells,
        Directory = args[0],
        Tokens = new PageTokens(new byte[32]),
        PasswordKey = new byte[32],
        Time = clock,
        Authorizer = everybody,
        Anonymous = Everybody.Caller,
        RegistryDeletes = true,
    },
    complaints);
var aws = new AwsEndpoint([ecr.Definition], new OpenAuthenticator(everybody, Everybody.Account, Everybody.Region), everybody, NullLogger<AwsEndpoint>.Instance);
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseDirectOutput()));
builder.Services.AddLargeBlocks();
await using var web = builder.Build();
web.Run(http => http.Request.Path.Value switch
{
    "/" => aws.HandleAsync(http),
    "/_clock" => Advance(http),
    _ => ecr.ServeRegistryAsync(http),
});
await ecr.StartAsync();
await web.StartAsync();
Console.WriteLine(web.Urls.First());
await Task.Delay(Timeout.InfiniteTimeSpan, clock);

Task Advance(HttpContext http)
{
    clock.Advance(TimeSpan.FromHours(int.Parse(http.Request.Query["hours"]!, CultureInfo.InvariantCulture)));
    return Task.CompletedTask;
}
