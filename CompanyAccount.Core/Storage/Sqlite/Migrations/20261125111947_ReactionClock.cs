using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReactionClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Clock",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "DeadlineBrokenAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeadlineCheckAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Priority",
                table: "Requests",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Common");

            migrationBuilder.AddColumn<long>(
                name: "ReactedAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReactionDueAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReactionNearAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Requests_DeadlineCheckAt",
                table: "Requests",
                column: "DeadlineCheckAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Requests_DeadlineCheckAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Clock",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DeadlineBrokenAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DeadlineCheckAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReactedAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReactionDueAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReactionNearAt",
                table: "Requests");
        }
    }
}
